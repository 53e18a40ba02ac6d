/** What is said of a real Electron is what was seen there, and no more. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { selfCheckOf, smokePassed, smokeReport, type Smoke } from '../../../scripts/smoke/report'

const seen: Smoke = {
  at: '2026-11-28T09:00:00.000Z',
  exitCode: 0,
  selfCheck: {
    program: '0.1.0',
    electron: '45.4.1',
    platform: 'win32 arm64',
    ok: true,
    checks: [{ name: 'desk', ok: true, detail: 'works', milliseconds: 9000 }],
  },
  walks: { passed: 80, failed: 0 },
}

describe('the report of a smoke test', () => {
  it('names the machine, each part and the walks', () => {
    expect(smokeReport(seen)).toMatch(/^# Seen in a real Electron/)
    expect(smokeReport(seen)).toContain('Electron 45.4.1 on win32 arm64')
    expect(smokeReport(seen)).toContain('| desk | ok | works | 9000 |')
    expect(smokeReport(seen)).toContain('80 passed, 0 failed')
  })

  it.each([
    ['a part failed', { selfCheck: seen.selfCheck === null ? null : { ...seen.selfCheck, ok: false } }],
    ['there is no report', { selfCheck: null, exitCode: 139 }],
    ['it ended with a fault', { exitCode: 1 }],
    ['it was ended', { exitCode: null }],
    ['a walk failed', { walks: { passed: 79, failed: 1 } }],
    ['nothing was walked', { walks: { passed: 0, failed: 0 } }],
  ])('says that it is not right when %s', (_why, change) => {
    expect(smokePassed({ ...seen, ...change })).toBe(false)
    expect(smokeReport({ ...seen, ...change })).toMatch(/^# Not right/)
  })

  it('is written also where the program was ended over its own', () => {
    const whole = JSON.stringify(seen.selfCheck)
    expect(selfCheckOf(whole)).toEqual(seen.selfCheck)
    for (const text of ['', whole.slice(0, -5), '{}', 'null', '{"checks":[]}'])
      expect(selfCheckOf(text)).toBeNull()
    expect(smokeReport({ ...seen, selfCheck: null, exitCode: null })).toContain('no whole report')
  })

  it('keeps its table whole, whatever a system says', () => {
    const checks = [{ name: 'pdf', ok: false, detail: 'a | b\nc', milliseconds: 1 }]
    const selfCheck = seen.selfCheck === null ? null : { ...seen.selfCheck, ok: false, checks }
    expect(smokeReport({ ...seen, selfCheck })).toContain('| pdf | FAILED | a \\| b c | 1 |')
  })
})

describe('the workflows', () => {
  const root = path.join(import.meta.dirname, '../../..')
  const workflows = globSync('.github/workflows/*.yml', { cwd: root }).map((file) =>
    readFileSync(path.join(root, file), 'utf8'),
  )

  it('build every installer on a machine of its own processor, and let each check itself', () => {
    const said = workflows.join('\n')
    for (const runner of ['ubuntu-24.04', 'ubuntu-24.04-arm', 'windows-2025', 'windows-11-arm', 'macos-15'])
      expect(said).toContain(runner)
    expect(said.match(/--self-check/g)).toHaveLength(4)
  })

  it('start the packed program, and not Node alone, on the oldest system that is promised', () => {
    expect(workflows.join('\n')).toMatch(/docker run [^\n]* debian:10 [\s\S]*linli-desk [^\n]*--self-check/)
  })

  it('run only scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    const asked = workflows.flatMap((text) =>
      [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name),
    )
    expect(asked.length).toBeGreaterThan(3)
    for (const name of asked) expect(Object.keys(scripts)).toContain(name)
  })
})
