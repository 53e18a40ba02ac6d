/** The self-check of an installed program says what works on this machine, and by its exit code whether all of it does. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkSelf } from '../../../electron/main/self-check'
import { safeStorage } from '../../support/electron-stand-in'

const folder = mkdtempSync(path.join(tmpdir(), 'linli-self-check-'))
const file = path.join(folder, 'report.json')
afterAll(() => {
  rmSync(folder, { recursive: true })
})
afterEach(() => {
  Object.assign(safeStorage, { available: true, forgot: false })
})

const report = z.strictObject({
  program: z.string(),
  electron: z.string().nullable(),
  platform: z.string(),
  ok: z.boolean(),
  checks: z.array(
    z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string(), milliseconds: z.number() }),
  ),
})
const written = () => report.parse(JSON.parse(readFileSync(file, 'utf8')))

const whole = {
  file,
  deskReady: Promise.resolve(),
  contents: {
    executeJavaScript: () => Promise.resolve(true),
    getPrintersAsync: () => Promise.resolve([]),
    printToPDF: () => Promise.resolve(Buffer.from('%PDF-1.7')),
  },
  patience: 50,
}
const never = () => new Promise<never>(() => undefined)
const faultsOf = () => written().checks.flatMap(({ name, ok }) => (ok ? [] : [name]))

describe('the self-check', () => {
  it('finds everything in order: the desk, the page, a PDF, printers, the system’s secrets', async () => {
    expect(await checkSelf(whole)).toBe(0)
    expect(written().ok).toBe(true)
    expect(written().checks.map(({ name }) => name)).toEqual(['desk', 'page', 'pdf', 'printers', 'secrets'])
  })

  it('says why a desk did not open, and goes on', async () => {
    const deskReady = Promise.reject(new Error('desk.old-system GLIBC_2.34'))
    expect(await checkSelf({ ...whole, deskReady })).toBe(1)
    expect(written()).toMatchObject({
      ok: false,
      checks: [{ name: 'desk', ok: false, detail: 'desk.old-system GLIBC_2.34' }, {}, {}, {}, { ok: true }],
    })
  })

  it.each([
    ['desk', { deskReady: never() }],
    ['page', { contents: { ...whole.contents, executeJavaScript: () => Promise.resolve(false) } }],
    ['pdf', { contents: { ...whole.contents, printToPDF: never } }],
    ['pdf', { contents: { ...whole.contents, printToPDF: () => Promise.resolve(Buffer.from('<html>')) } }],
    ['printers', { contents: { ...whole.contents, getPrintersAsync: never } }],
  ])('waits for no part without end: %s', async (name, broken) => {
    expect(await checkSelf({ ...whole, ...broken })).toBe(1)
    expect(faultsOf()).toEqual([name])
  })

  it('takes a system without a key for one that has none, and one that forgets for broken', async () => {
    safeStorage.available = false
    expect(await checkSelf(whole)).toBe(0)
    Object.assign(safeStorage, { available: true, forgot: true })
    expect(await checkSelf(whole)).toBe(1)
    expect(faultsOf()).toEqual(['secrets'])
  })
})
