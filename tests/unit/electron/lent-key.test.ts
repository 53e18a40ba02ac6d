/** The key that the system lends: the same each time, and never written over where it does not open. */
import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deviceFolder } from '#vault/keyring/device'
import { lentInTime, lentKeys, nothingLent, type Lent } from '../../../electron/main/lent-key'
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

/** A folder of the name `data` that is there. */
const data = (name = 'data') => {
  const folder = path.join(app.folder, name)
  mkdirSync(folder, { recursive: true })
  return folder
}
const lentKey = async (folder: string) => (await lentKeys(folder)).own

const kept = () => {
  const folder = path.join(app.folder, 'linli-desk')
  return readdirSync(folder).map((name) => path.join(folder, name))
}

it('is made once, and lies there only as the system sealed it', async () => {
  const key = await lentKey(data())
  expect(Buffer.from(key ?? '', 'base64')).toHaveLength(32)
  expect(await lentKey(data())).toBe(key)
  const [file = '', ...more] = kept()
  expect(more).toEqual([])
  expect(readFileSync(file, 'utf8')).toBe(`sealed ${key ?? ''}`)
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('is none where the system lends none', async () => {
  safeStorage.available = false
  expect(await lentKey(data())).toBeNull()
})

it('is not made anew where the system does not open it now: what is sealed under it may open tomorrow', async () => {
  const key = await lentKey(data())
  safeStorage.forgot = true
  expect(await lentKey(data())).toBeNull()
  safeStorage.forgot = false
  expect(await lentKey(data())).toBe(key)
})

describe('one folder', () => {
  it('has one key, by whatever name it is opened', async () => {
    const folder = data()
    const other = path.join(app.folder, 'other-name')
    symlinkSync(folder, other)
    expect(await lentKey(other)).toBe(await lentKey(folder))
    expect(kept()).toHaveLength(1)
  })

  it('that a version before knew by the name it was given keeps its key', async () => {
    const folder = data()
    const other = path.join(app.folder, 'other-name')
    symlinkSync(folder, other)
    const before = Buffer.alloc(32, 7).toString('base64')
    const name = createHash('sha256').update(path.join(other, 'window')).digest('hex').slice(0, 16)
    mkdirSync(path.join(app.folder, 'linli-desk'))
    writeFileSync(path.join(app.folder, 'linli-desk', `lent-${name}`), `sealed ${before}`)
    expect(await lentKey(other)).toBe(before)
    expect(await lentKey(folder)).toBe(before)
  })

  it("that was moved finds its machine's share under the key that it had, and asks for no recovery key", async () => {
    const before = await lentKeys(data('before'))
    const device = path.join(app.folder, 'device')
    const of = ({ own, others }: Lent) =>
      deviceFolder(
        device,
        own === null ? null : Buffer.from(own, 'base64'),
        others.map((key) => Buffer.from(key, 'base64')),
      )
    const secret = Buffer.alloc(32, 5)
    of(before).keep('salt', secret)
    const after = await lentKeys(data('after'))
    expect(after.own).not.toBe(before.own)
    expect(of(after).secretOf('salt')).toEqual(secret)
    // From now on it lies under its own, and the former name finds it as well.
    expect(of({ ...after, others: [] }).secretOf('salt')).toEqual(secret)
    expect(of(await lentKeys(data('before'))).secretOf('salt')).toEqual(secret)
    // What is under no key of this user is said to be sealed away, as before.
    expect(of({ own: null, others: [] }).isSealedAway('salt')).toBe(true)
    expect(of({ own: null, others: before.own === null ? [] : [before.own] }).isSealedAway('salt')).toBe(
      false,
    )
  })
})

it('that comes late is for the next desk process: the one that opened without it goes on', async () => {
  const late = Promise.withResolvers<Lent>()
  const lent = lentInTime(late.promise, 1)
  expect(await lent()).toEqual(nothingLent)
  const key: Lent = { own: 'a key', others: [] }
  late.resolve(key)
  await late.promise
  expect(await lent()).toEqual(key)
})
