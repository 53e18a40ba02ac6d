/** One process on one data folder, held by the operating system: when the process dies, however, the lock is gone with it. */
import { accessSync, constants, existsSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import { property } from '#ground/property'
import { newDatabase } from './addon'

export interface FolderLock {
  /** True when this process alone may write here; false where nothing can be written, and others may only read as well. */
  readonly held: boolean
  release(): void
}

/**
 * Takes the folder or throws `unavailable` `desk.folder-in-use`; whatever else than an unwritable folder stands against it is thrown as
 * it came. The lock's file holds nothing: with something else in it it is emptied, and where that can't be done the folder is read. An exclusive SQLite lock is the same on every platform.
 * In a folder that can't be written to, the lock is shared among readers and keeps writers out; without the file of the
 * lock nobody has ever written here, and nobody can begin to.
 */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, 'desk.lock')
  try {
    return { held: true, ...emptiedIfGarbage(file, () => locked(file, false)) }
  } catch (error) {
    if (isBusy(error)) throw new DeskError('unavailable', 'desk.folder-in-use')
    // A SQLite that does not load says nothing of the folder, nor does a broken disk.
    if (!isUnwritable(error)) throw error
  }
  if (!existsSync(file)) return { held: false, release: () => undefined }
  try {
    return { held: false, ...locked(file, true) }
  } catch (error) {
    if (isBusy(error)) throw new DeskError('unavailable', 'desk.folder-in-use')
    if (isGarbage(error)) return { held: false, release: () => undefined }
    throw error
  }
}

/** SQLite asks for the lock before it reads: whoever is told of what is in the file knows that nobody holds it. */
function emptiedIfGarbage<Lock>(file: string, lock: () => Lock): Lock {
  try {
    return lock()
  } catch (error) {
    if (!isGarbage(error)) throw error
    truncateSync(file)
    return lock()
  }
}

/**
 * Milliseconds to try again for: two that begin at the same moment keep each other out for an instant, and one of them
 * shall have it.
 */
const patience = 250

function locked(file: string, readonly: boolean): Pick<FolderLock, 'release'> {
  const lock = newDatabase(file, { timeout: patience, readonly })
  try {
    lock.pragma('journal_mode = MEMORY')
    // SQLite opens a file that can't be written to read-only, and then takes no exclusive lock, without a word.
    if (!readonly) accessSync(file, constants.W_OK)
    if (readonly) {
      lock.exec('BEGIN')
      lock.prepare('SELECT count(*) FROM sqlite_schema').get()
    } else {
      lock.pragma('locking_mode = EXCLUSIVE')
      lock.exec('BEGIN EXCLUSIVE')
    }
  } catch (error) {
    lock.close()
    throw error
  }
  return { release: () => lock.close() }
}

const codeOf = (error: unknown) => String(property(error, 'code'))

/** What a synchronising program, a bad place of the disk or a hand has left in it. */
const isGarbage = (error: unknown) => /^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error))

const isBusy = (error: unknown) => codeOf(error).startsWith('SQLITE_BUSY')

/** What SQLite and the systems say where a file cannot be made or written to. */
const unwritable = ['SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM', 'EACCES', 'EPERM', 'EROFS']

const isUnwritable = (error: unknown) => unwritable.some((beginning) => codeOf(error).startsWith(beginning))
