/**
 * Keys that the system lends to this user of this machine: each kept as a file that only `safeStorage` opens (DPAPI, the keychain,
 * the Secret Service). Under one the desk seals its machine's share, so that a disk taken out of the machine gives it away to nobody.
 *
 * Each data folder has its own, by the folder's true name: one folder is opened as `D:\Desk` and `d:\desk`, by a drive and by a share.
 */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { app, safeStorage } from 'electron'
import { formerProfile, trueName } from './profile'
import { renamePatiently } from './rename'

const keyLength = 32
/** Of so many folders at most it is tried whether the share lies under their key. */
const mostOthers = 20

/** In base64. */
export interface Lent {
  /** The key of this folder; null where the system lends none, or does not open now what it lent. */
  readonly own: string | null
  /** Those of this user's other folders: one that was moved, or was known by another name before, has its share under one of them. */
  readonly others: readonly string[]
}

export const nothingLent: Lent = { own: null, others: [] }

/**
 * Milliseconds for which a desk waits for its keys: a keychain that is locked asks the user first, and one that hangs never answers. Shorter
 * than the page waits before it says that something is wrong.
 */
export const keychainPatience = 12_000

/**
 * What was asked of the system, for each desk process that is started: the keys as soon as they are there, and none where the system has
 * been silent for too long. The desk then opens without and says that its share is sealed away; the next process gets what came meanwhile.
 *
 * @param patience milliseconds from now on
 */
export function lentInTime(asked: Promise<Lent>, patience = keychainPatience): () => Promise<Lent> {
  const silence = new Promise<Lent>((resolve) => {
    const impatience = setTimeout(() => resolve(nothingLent), patience)
    void asked.finally(() => clearTimeout(impatience))
  })
  return () => Promise.race([asked, silence])
}

/**
 * What the system lends the desk of a folder, once the program is ready. Where it lends nothing the desk's share is protected by the
 * rights on its folder alone. What was lent once is never written over.
 */
export async function lentKeys(dataDir: string): Promise<Lent> {
  try {
    // A system that cannot name its folders lends nothing, and the desk opens all the same.
    const folder = path.join(app.getPath('appData'), 'linli-desk')
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return nothingLent
    const file = path.join(folder, nameFor(trueName(dataDir)))
    const own = await ownKey(folder, file, dataDir)
    return { own, others: await othersIn(folder, file, own) }
  } catch {
    return nothingLent
  }
}

/**
 * On Windows the system's part of it lies in the window's own folder, of which each data folder has one. It is named by where that lay
 * first: under another name a new one would be made, and open nothing.
 */
const nameFor = (folder: string): string =>
  `lent-${createHash('sha256').update(formerProfile(folder)).digest('hex').slice(0, 16)}`

async function ownKey(folder: string, file: string, dataDir: string): Promise<string | null> {
  if (existsSync(file)) return openedOrNull(file)
  // Versions before named it by the folder's name as it was given.
  const given = path.join(folder, nameFor(dataDir))
  const known = existsSync(given) ? await openedOrNull(given) : null
  const key = known ?? randomBytes(keyLength).toString('base64')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await keep(file, await safeStorage.encryptStringAsync(key))
  return key
}

async function othersIn(folder: string, file: string, own: string | null): Promise<readonly string[]> {
  const files = readdirSync(folder)
    .filter((name) => /^lent-[0-9a-f]{16}$/.test(name))
    .map((name) => path.join(folder, name))
    .filter((one) => one !== file)
    .slice(0, mostOthers)
  const keys: string[] = []
  for (const one of files) {
    const key = await openedOrNull(one)
    if (key !== null && key !== own) keys.push(key)
  }
  return keys
}

/** Null where the system does not open now what it lent. */
async function openedOrNull(file: string): Promise<string | null> {
  try {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(readFileSync(file))
    if (shouldReEncrypt) await keep(file, await safeStorage.encryptStringAsync(result))
    return Buffer.from(result, 'base64').length === keyLength ? result : null
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
