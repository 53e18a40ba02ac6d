/** What a worker is told of the machine: where temporary files go, or no copy could be opened on its thread. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { surroundings } from '#vault/worker-file'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('a worker', () => {
  it('hears where temporary files go, in whatever letters Windows writes it, and nothing else', () => {
    const folder = 'C:\\Users\\qt\\AppData\\Local\\Temp'
    const told = { TEMP: folder, Tmp: folder, SystemRoot: 'C:\\Windows', windir: 'C:\\Windows' }
    expect(surroundings({ ...told, PATH: 'C:\\', USERNAME: 'qt', TEMPLATE: 'x' })).toEqual(told)
  })

  it('takes the same folder for them as the desk itself', async () => {
    vi.stubEnv('TMPDIR', '/somewhere/else')
    vi.stubEnv('TEMP', '/somewhere/else')
    const code = "require('node:worker_threads').parentPort.postMessage(require('node:os').tmpdir())"
    const worker = new Worker(code, { eval: true, env: surroundings() })
    const said = await new Promise((resolve) => {
      worker.once('message', resolve)
    })
    expect(said).toBe('/somewhere/else')
  })

  it('is told so wherever the vault begins one', () => {
    const root = path.join(import.meta.dirname, '../../../src/vault')
    const beginning = globSync('**/*.ts', { cwd: root })
      .map((file) => readFileSync(path.join(root, file), 'utf8'))
      .flatMap((text) => text.match(/new Worker\([^)]*\)/g) ?? [])
    expect(beginning).toHaveLength(3)
    for (const begun of beginning) expect(begun).toContain('surroundings(')
  })
})
