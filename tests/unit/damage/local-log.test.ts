/** The local log: small, stamped, never in the way, and without a word about anyone. */
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call, getRouter, isProcedure } from '@orpc/server'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deskContract } from '#centre/contract'
import { fileLog, logFolder } from '#vault/local-log/file-log'
import { lastLines } from '#vault/local-log/read'
import { beginsNewFile, keptLogs, largestLog, logFiles, rotation } from '#vault/local-log/rules/rotation'
import { describeError } from '#vault/logger'
import { proceduresOf } from '#desk/rpc/router'
import { openTestDesk, TestClock } from '../../support/desk'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-log-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const quiet = () => undefined

it('keeps the line where nobody beside it can take one', () => {
  const log = fileLog(folder, new TestClock(), () => {
    throw new Error('EPIPE')
  })
  log.info('desk: started')
  expect(readFileSync(join(logFolder(folder), 'desk.log'), 'utf8')).toContain('desk: started')
})

describe('its rotation', () => {
  it('begins a new file before one would grow too large, and never an empty one', () => {
    expect(beginsNewFile(0, largestLog * 2)).toBe(false)
    expect(beginsNewFile(largestLog - 10, 10)).toBe(false)
    expect(beginsNewFile(largestLog - 9, 10)).toBe(true)
  })

  it('moves each file one place back, the oldest first', () => {
    expect(logFiles).toHaveLength(keptLogs)
    expect(rotation[0]).toEqual(['desk.3.log', 'desk.4.log'])
    expect(rotation.at(-1)).toEqual(['desk.log', 'desk.1.log'])
  })

  it('keeps a few files of limited size, and the newest lines', () => {
    const log = fileLog(folder, new TestClock(), quiet)
    const filler = 'x'.repeat(200_000)
    for (let line = 0; line < 40; line += 1) log.info(`line ${line}`, { filler })
    const files = readdirSync(logFolder(folder))
    expect(files).toHaveLength(keptLogs)
    for (const file of files) {
      expect(statSync(join(logFolder(folder), file)).size).toBeLessThanOrEqual(largestLog)
    }
    expect(lastLines(folder, 2).map((line) => /"event":"(line \d+)"/.exec(line)?.[1])).toEqual([
      'line 38',
      'line 39',
    ])
    expect(lastLines(folder, 1_000).length).toBeGreaterThan(20)
  })
})

describe('a line', () => {
  it('is JSON with its instant, its event and its codes', () => {
    fileLog(folder, new TestClock(), quiet).info('store: trouble', { code: 'store.disk-full' })
    expect(JSON.parse(lastLines(folder, 1)[0] ?? '')).toEqual({
      at: '2026-11-23T01:00:00.000Z',
      level: 'info',
      event: 'store: trouble',
      code: 'store.disk-full',
    })
  })

  it('that can’t be written breaks nothing, goes to the host, and is counted', () => {
    const lines: string[] = []
    const log = fileLog(join(folder, 'gone'), new TestClock(), (line) => lines.push(line))
    log.info('one')
    log.error('two', new Error('disk'))
    expect(lines).toHaveLength(2)
    expect(existsSync(join(folder, 'gone'))).toBe(false)
    const blocked = fileLog(folder, new TestClock(), quiet)
    writeFileSync(logFolder(folder), 'a file in its place')
    blocked.info('lost')
    rmSync(logFolder(folder))
    blocked.info('found')
    expect(lastLines(folder, 5).map((line) => /"event":"([^"]+)"/.exec(line)?.[1])).toEqual([
      'log: lines dropped',
      'found',
    ])
    chmodSync(logFolder(folder), 0o700)
  })

  it('of an error has its class, its code and its place in the program, not its message nor anybody’s folder', () => {
    const error = Object.assign(new Error('居民王桂珍 13812345678'), { code: 'SQLITE_FULL' })
    error.stack = [
      'Error: 居民王桂珍 13812345678',
      '    at write (C:\\Users\\沈玉\\desk\\resources\\app.asar\\out\\main\\desk-process.js:1:2)',
      '    at file:///home/shenyu/linli/src/desk/session/session.ts:3:4',
      '    at run (/home/shenyu/elsewhere.js:1:1)',
      '    at node:internal/process/task_queues:95:5',
    ].join('\n')
    const line = describeError(error)
    expect(line).toContain('Error SQLITE_FULL')
    expect(line).toContain('src/desk/session/session.ts:3:4')
    expect(line).toContain('node:internal')
    for (const word of ['王桂珍', '138', '沈玉', 'shenyu']) expect(line).not.toContain(word)
  })
})

describe('whatever is called with whatever', () => {
  it('leaves nothing that was typed in the log', async () => {
    const clock = new TestClock()
    const desk = await openTestDesk({ clock, logger: fileLog(folder, clock, quiet) })
    const canaries = ['金丝雀甲乙', '42011219360814771X', '13971234567', 'canary-password-9']
    const text = fc.constantFrom(...canaries)
    const shape = fc.dictionary(
      fc.constantFrom('name', 'query', 'person', 'account', 'password', 'sendId', 'remark', 'id'),
      fc.oneof(text, fc.array(text), fc.record({ name: text, phones: fc.array(text), idNumber: text })),
    )
    for (const [name] of proceduresOf(deskContract)) {
      if (name.startsWith('session.')) continue
      const procedure = getRouter(desk.desk.router, name.split('.'))
      if (!isProcedure(procedure)) throw new Error(`${name} is not served`)
      for (const input of fc.sample(shape, 4)) await call(procedure, input).catch(quiet)
    }
    await desk.client.residents.find({ query: canaries[0] ?? '', limit: 5 }).catch(quiet)
    await desk.client.session.signIn({ account: 'canary', password: 'canary-password-9' }).catch(quiet)
    // What goes wrong inside is logged: a table that is gone, asked for what is not remembered.
    desk.desk.session.requireOpen().store.sqlite.exec('DROP TABLE resident_tokens')
    await desk.client.residents.find({ query: canaries.slice(0, 2).join(' '), limit: 5 }).catch(quiet)
    desk.close()
    const written = logFiles
      .filter((file) => existsSync(join(logFolder(folder), file)))
      .map((file) => readFileSync(join(logFolder(folder), file), 'utf8'))
      .join('')
    expect(written).toContain('unexpected')
    for (const canary of canaries) expect(written).not.toContain(canary)
  })
})
