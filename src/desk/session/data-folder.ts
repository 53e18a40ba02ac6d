/** A data folder before anyone has signed in: takes it, and says what it holds. */
import { chmodSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DamageCode } from '#vault/damage/contract'
import { damageOf } from '#vault/damage/rules/causes'
import { databaseName, deskFile, isOfADatabase, type FilesOfDesk } from '#vault/files'
import { Keyring } from '#vault/keyring/keyring'
import { lockFolder, type FolderLock } from '#vault/store/folder-lock'
import { isSetReady, settleSets } from '#vault/store/whole-set'
import type { ClosedPosition } from './session'

export interface DataFolder {
  readonly path: string
  /** True while this program alone may write here. */
  held(): boolean
  /** Takes the folder if it isn't taken yet, and says what is there; asked again when a person has put something right. */
  take(): ClosedPosition
  release(): void
}

export function dataFolder(path: string, files: FilesOfDesk): DataFolder {
  let lock: FolderLock | null = null
  const takeLock = (): FolderLock => {
    // A folder that could only be read may be writable by now.
    if (lock?.held === false) {
      lock.release()
      lock = null
    }
    lock ??= lockFolder(path)
    return lock
  }
  return {
    path,
    held: () => lock?.held === true,
    take() {
      try {
        mkdirSync(path, { recursive: true, mode: 0o700 })
        readdirSync(path)
      } catch (error) {
        const full = damageOf(error)?.code === 'store.disk-full'
        return unusable(full ? 'store.disk-full' : 'desk.folder-unreachable')
      }
      try {
        const { held } = takeLock()
        if (held) keepToThisUser(path)
        return folderPosition(path, files, held)
      } catch (error) {
        const damage = damageOf(error)
        if (damage === null) throw error
        return { state: 'unusable', ...damage }
      }
    },
    release() {
      lock?.release()
      lock = null
    },
  }
}

/** Other users of the machine have no business in it. Windows keeps the user's folder to the user by itself. */
function keepToThisUser(path: string): void {
  if (process.platform === 'win32') return
  try {
    chmodSync(path, 0o700)
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isFile()) chmodSync(join(path, entry.name), 0o600)
    }
  } catch {
    // A folder of somebody else, or on a disk without such rights: the doctor tells of it.
  }
}

/**
 * Finishes or discards what an earlier run left unfinished, then says what is there. Where anything of a desk is there,
 * nothing is ever created anew. Throws what `damageOf` knows.
 */
export function folderPosition(dataDir: string, files: FilesOfDesk, writable: boolean): ClosedPosition {
  if (writable) settleSets(dataDir)
  // Half of the files may have been moved already.
  else if (isSetReady(dataDir)) return unusable('store.read-only')
  const names = readdirSync(dataDir)
  const backups = names.includes('backups') && readdirSync(join(dataDir, 'backups')).length > 0
  const database = names.includes(databaseName(deskFile(files)))
  const keyring = names.includes('keyring.json')
  // Companions and copies of a database are left of one that was there.
  const remains = names.some((name) => isOfADatabase(files, name))
  if (!database && !keyring) {
    if (remains) return unusable('keyring.missing')
    if (backups) return unusable('desk.only-backups')
    return writable ? { state: 'new' } : unusable('store.read-only')
  }
  if (!keyring) return unusable('keyring.missing')
  if (!database) return unusable('store.missing')
  Keyring.load(join(dataDir, 'keyring.json'))
  return { state: 'signed-out' }
}

const unusable = (code: DamageCode): ClosedPosition => ({
  state: 'unusable',
  code,
  parameters: {},
})
