/** The backup that is made before a migration: like any other, but waited for, since nothing may be changed without it. */
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { DeskError } from '#ground/contract/errors'
import type { FileKeys } from './databases'
import { makeBackup, type BackupOrder } from './make'
import { firstPlaceOf } from './places-file'
import { backupName } from './rules/names'
import { unwatched, type OnStep } from './steps'

/**
 * Throws `store.copy-not-verified`, or the error of the file system. The data folder is that of a file whose writers are
 * all at rest.
 */
export function backUpBeforeMigration(
  { dataDir, files, program, at }: Pick<BackupOrder, 'dataDir' | 'files' | 'program' | 'at'>,
  keys: FileKeys,
  onStep: OnStep = unwatched,
): void {
  const place = firstPlaceOf(dataDir)
  mkdirSync(place, { recursive: true, mode: 0o700 })
  const name = backupName(at, randomBytes(4).toString('hex'))
  try {
    makeBackup({ dataDir, files, place, name, reason: 'migration', program, at }, keys, onStep)
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    throw new DeskError('unavailable', 'store.copy-not-verified')
  }
}
