/** One process on one data folder, held by the operating system: when the process dies, however, the lock is gone with it. */
import { accessSync, constants, existsSync } from 'node:fs'
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
 * it came. An exclusive SQLite lock is the same on every platform.
 * In a folder that can't be written to, the lock is shared among readers and keeps writers out; without the file of the
 * lock nobody has ever written here, and nobody can begin to.
 */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, 'desk.lock')
  try {
    return { held: true, ...locked(file, false) }
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
    throw error
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

const isBusy = (error: unknown) => codeOf(error).startsWith('SQLITE_BUSY')

/** What SQLite and the systems say where a file cannot be made or written to. */
const unwritable = ['SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM', 'EACCES', 'EPERM', 'EROFS']

const isUnwritable = (error: unknown) => unwritable.some((beginning) => codeOf(error).startsWith(beginning))
