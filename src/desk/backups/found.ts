/** What the restore screen finds before anyone is signed in: what is here, and the backups in a folder that someone names. */
import { folderInPlace } from '#vault/backup/places-file'
import { stat } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import type { KnownPlace } from '#vault/backup/contract'
import { logOf } from '#vault/backup/databases'
import { isUnanswered, refusalOfPlace } from '#vault/backup/reach'
import { databaseName, deskFile, type FilesOfDesk } from '#vault/files'
import type { Backups } from './backups'

/** When the database here was last written, in UTC milliseconds; null where there is none. */
export async function whatIsHere(
  dataDir: string,
  files: FilesOfDesk,
): Promise<{ readonly changedAt: number } | null> {
  const times = await Promise.all(
    [databaseName(deskFile(files)), logOf(databaseName(deskFile(files)))].map((name) =>
      stat(join(dataDir, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  )
  const changedAt = Math.max(...times)
  return changedAt === 0 ? null : { changedAt: Math.floor(changedAt) }
}

/** A folder that someone names may be a place, what a place lies in, or one backup. */
export async function lookAround(backups: Backups, typed: string): Promise<KnownPlace> {
  if (!isAbsolute(typed)) throw new DeskError('invalid', 'backups.not-absolute')
  const folder = resolve(typed)
  const candidates = [folder, join(folder, folderInPlace), join(folder, 'backups'), resolve(folder, '..')]
  for (const candidate of candidates) {
    const found = await backups.places.lookInto('chosen', candidate)
    if (found.backups.length > 0) return found
    // What lies below or above it would not answer either, and would be asked on a thread of its own.
    if (isUnanswered(candidate)) throw refusalOfPlace('away')
  }
  throw new DeskError('not-found', 'backups.none-in-folder')
}
