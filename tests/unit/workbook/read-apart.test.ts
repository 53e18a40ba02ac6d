/** What a file does to its reader, it does to that thread alone: the desk goes on, and says what was the matter. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DeskError } from '#ground/contract/errors'
import { readApart } from '#work/outside-files/read-apart'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-thread-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** A thread with little room and little time, whose reader does this with the file. */
function reading(reader: string, bounds = { memory: 24, silence: 20_000 }) {
  const file = join(folder, 'reader.mjs')
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads'\nparentPort.once('message', (bytes) => {${reader}})`,
  )
  return readApart<string>({
    code: { file, execArgv: [] },
    asked: new Uint8Array(8),
    given: [],
    signal: new AbortController().signal,
    hear: (told) => ({ is: String(told) }),
    bounds,
    refusal: (fault) => new DeskError('invalid', `workbook.${fault}`),
  })
}

describe('a file whose reader', () => {
  it('reads it has been read', async () => {
    await expect(reading('parentPort.postMessage(`${bytes.length} bytes`)')).resolves.toBe('8 bytes')
  })

  it.each([
    [
      'takes all memory there is',
      'const kept = []; for (;;) kept.push(Array.from({ length: 9999 }, Math.random))',
    ],
    ['never comes to an end', 'for (;;);'],
  ])('%s is too large', async (_what, reader) => {
    const bounds = { memory: 24, silence: reader === 'for (;;);' ? 500 : 20_000 }
    await expect(reading(reader, bounds)).rejects.toMatchObject({ code: 'workbook.too-large' })
  })

  it.each([
    ['falls over', "throw new RangeError('an offset')"],
    ['ends without a word', 'process.exit(0)'],
  ])('%s cannot be read', async (_what, reader) => {
    await expect(reading(reader)).rejects.toMatchObject({ code: 'workbook.unreadable' })
  })
})
