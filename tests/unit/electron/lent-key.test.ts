/** The key that the system lends: the same each time, and never written over where it does not open. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lentKey } from '../../../electron/main/lent-key'
import { app, safeStorage } from '../../support/electron-stand-in'

beforeEach(() => {
  app.folder = mkdtempSync(path.join(tmpdir(), 'linli-lent-'))
})
afterEach(() => {
  rmSync(app.folder, { recursive: true, force: true })
  app.folder = tmpdir()
  safeStorage.available = true
  safeStorage.forgot = false
})

const kept = () => {
  const folder = path.join(app.folder, 'linli-desk')
  return readdirSync(folder).map((name) => path.join(folder, name))
}

it('is made once, and lies there only as the system sealed it', async () => {
  const key = await lentKey('/data')
  expect(Buffer.from(key ?? '', 'base64')).toHaveLength(32)
  expect(await lentKey('/data')).toBe(key)
  const [file = '', ...more] = kept()
  expect(more).toEqual([])
  expect(readFileSync(file, 'utf8')).toBe(`sealed ${key ?? ''}`)
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('is none where the system lends none', async () => {
  safeStorage.available = false
  expect(await lentKey('/data')).toBeNull()
})

it('is not made anew where the system does not open it now: what is sealed under it may open tomorrow', async () => {
  const key = await lentKey('/data')
  safeStorage.forgot = true
  expect(await lentKey('/data')).toBeNull()
  safeStorage.forgot = false
  expect(await lentKey('/data')).toBe(key)
})
