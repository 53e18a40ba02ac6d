/** Where a machine keeps its share: a place that the system names anew takes along what lay in the usual one. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deviceFolder, deviceFolderOfUser } from '#vault/keyring/device'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'linli-place-'))
  vi.stubEnv('HOME', home)
  vi.stubEnv('LINLI_TEST_DEVICE', undefined)
  vi.stubEnv('XDG_STATE_HOME', undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true, force: true })
})

const name = (place: string): void => {
  vi.stubEnv('XDG_STATE_HOME', place)
}
const kept = (salt: string, lent: Buffer | null = null): Buffer => {
  const secret = randomBytes(32)
  deviceFolder(deviceFolderOfUser(), lent).keep(salt, secret)
  return secret
}
const found = (salt: string, lent: Buffer | null = null) =>
  deviceFolder(deviceFolderOfUser(), lent).secretOf(salt)

describe.runIf(process.platform === 'linux')('the place of a machine’s share', () => {
  it('is the usual one where the system names none, or none that is a place', () => {
    const usual = join(homedir(), '.local', 'state', 'linli-desk', 'device')
    expect(usual.startsWith(home)).toBe(true)
    for (const place of [undefined, '', 'state']) {
      vi.stubEnv('XDG_STATE_HOME', place)
      expect(deviceFolderOfUser()).toBe(usual)
    }
  })

  it('takes along what lay in the usual one, open or sealed, and leaves it there for a start without the name', () => {
    const lent = randomBytes(32)
    const [open, sealed] = [kept('open'), kept('sealed', lent)]
    name(join(home, 'elsewhere'))
    expect(deviceFolderOfUser()).toBe(join(home, 'elsewhere', 'linli-desk', 'device'))
    expect(found('open')).toEqual(open)
    expect(found('sealed', lent)).toEqual(sealed)
    name('')
    expect(found('open')).toEqual(open)
  })

  it('keeps what it has for a keyring over what lies in the usual one, and brings the others', () => {
    kept('desk')
    const other = kept('another desk')
    name(join(home, 'elsewhere'))
    rmSync(deviceFolderOfUser(), { recursive: true })
    const lent = randomBytes(32)
    const folder = join(home, 'elsewhere', 'linli-desk', 'device')
    const newer = randomBytes(32)
    deviceFolder(folder, lent).keep('desk', newer)
    expect(found('another desk')).toEqual(other)
    expect(found('desk', lent)).toEqual(newer)
    expect(deviceFolder(deviceFolderOfUser()).isSealedAway('desk')).toBe(true)
    expect(readdirSync(folder)).toHaveLength(2)
  })

  it('stays the usual one where the named one takes nothing', () => {
    const secret = kept('desk')
    writeFileSync(join(home, 'a file'), '')
    name(join(home, 'a file'))
    expect(found('desk')).toEqual(secret)
  })
})
