/** One process on one data folder, held by the operating system: when the process dies, however, the lock is gone with it. */
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { DeskError } from '../contract/errors'

export interface FolderLock {
  release(): void
}

/** Takes the folder or throws `unavailable` `desk.folder-in-use`. An exclusive SQLite lock is the same on every platform. */
export function lockFolder(folder: string): FolderLock {
  const lock = new SQLite(join(folder, 'desk.lock'), { timeout: 0 })
  try {
    lock.pragma('journal_mode = MEMORY')
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new DeskError('unavailable', 'desk.folder-in-use')
  }
  return { release: () => lock.close() }
}
