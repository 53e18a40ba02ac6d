/**
 * A key that the system lends to this user of this machine: kept as a file that only `safeStorage` opens (DPAPI, the keychain,
 * the Secret Service). Under it the desk seals its machine's share, so that a disk taken out of the machine gives it away to nobody.
 */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { app, safeStorage } from 'electron'
import { formerProfile } from './profile'
import { renamePatiently } from './rename'

const keyLength = 32

/**
 * The key in base64, once the program is ready; null where the system lends none, or does not open now what it lent: the desk's
 * share is then protected by the rights on its folder alone. What was lent once is never written over.
 */
export async function lentKey(dataDir: string): Promise<string | null> {
  try {
    // A system that cannot name its folders lends nothing, and the desk opens all the same.
    const folder = path.join(app.getPath('appData'), 'linli-desk')
    // On Windows the system's part of it lies in the window's own folder, of which each data folder has one. It is named by where that
    // lay first: under another name a new one would be made, and open nothing.
    const profile = createHash('sha256').update(formerProfile(dataDir)).digest('hex').slice(0, 16)
    const file = path.join(folder, `lent-${profile}`)
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return null
    if (existsSync(file)) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(readFileSync(file))
      if (shouldReEncrypt) await keep(file, await safeStorage.encryptStringAsync(result))
      return Buffer.from(result, 'base64').length === keyLength ? result : null
    }
    const made = randomBytes(keyLength).toString('base64')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    await keep(file, await safeStorage.encryptStringAsync(made))
    return made
  } catch {
    return null
  }
}

/** In one step: a file that was cut short opens nothing ever after, and is never written over. */
async function keep(file: string, sealed: Buffer): Promise<void> {
  const part = `${file}.part`
  writeFileSync(part, sealed, { mode: 0o600, flush: true })
  await renamePatiently(part, file)
}
