/**
 * A key that the system lends to this user of this machine: kept as a file that only `safeStorage` opens (DPAPI, the keychain,
 * the Secret Service). Under it the desk seals its machine's share, so that a disk taken out of the machine gives it away to nobody.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { app, safeStorage } from 'electron'

const keyLength = 32

/**
 * The key in base64; null where the system lends none, and the desk's files are then protected by the rights on the folder alone.
 * What cannot be opened any more is made anew: the recovery key then brings the desk's share along.
 */
export function lentKey(folder: string): string | null {
  if (!safeStorage.isEncryptionAvailable()) return null
  // On Windows the system's part of it lies in the window's own folder, of which each data folder has one.
  const profile = createHash('sha256').update(app.getPath('userData')).digest('hex').slice(0, 16)
  const file = path.join(folder, `lent-${profile}`)
  const known = opened(file)
  if (known !== null) return known
  const made = randomBytes(keyLength).toString('base64')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(file, safeStorage.encryptString(made), { mode: 0o600, flush: true })
  } catch {
    // The desk says so itself when it finds that this machine keeps nothing.
    return null
  }
  return made
}

function opened(file: string): string | null {
  try {
    const key = safeStorage.decryptString(readFileSync(file))
    return Buffer.from(key, 'base64').length === keyLength ? key : null
  } catch {
    return null
  }
}
