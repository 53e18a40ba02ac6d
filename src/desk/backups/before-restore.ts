/** What is here may be newer than the backup that is brought back: where the same key opens it, it becomes a backup like any other. */
import { randomBytes } from 'node:crypto'
import type { Clock } from '#ground/clock'
import { backupName } from '#vault/backup/rules/names'
import type { Watch } from '#vault/backup/one-at-a-time'
import { deskFile, keyOfFile, keysOfFiles, namesOf, pathOf } from '#vault/files'
import { copyOfKeys, type DataKeys } from '#vault/keyring/slot'
import type { Logger } from '#vault/logger'
import type { Session } from '../session/session'
import type { Backups } from './backups'
import { openedAtRest } from './put-aside'

export async function backUpWhatIsHere(
  {
    backups,
    session: { files },
    dataDir,
    version,
    clock,
    logger,
  }: {
    readonly backups: Backups
    readonly session: Session
    readonly dataDir: string
    readonly version: string
    readonly clock: Clock
    readonly logger: Logger
  },
  dataKeys: DataKeys,
  watch: Watch,
): Promise<void> {
  const own = deskFile(files)
  const opened = openedAtRest(pathOf(dataDir, own), keyOfFile(own, dataKeys))
  if (opened === null) return
  opened.close()
  const at = clock.now()
  const order = {
    dataDir,
    files: namesOf(files),
    place: backups.places.firstFolder,
    name: backupName(at, randomBytes(4).toString('hex')),
    reason: 'before-restore',
    program: version,
    at,
  } as const
  try {
    await backups.runWith({ kind: 'make', order }, copyOfKeys(keysOfFiles(files, dataKeys)), watch)
  } catch (error) {
    // It is kept beside all the same; that it can't be proved may be why a backup is brought back.
    logger.error('restore: what was here is not proved', error)
  }
}
