/** What the restore screen asks before anyone is signed in. */
import { z } from 'zod'
import { instant } from '#ground/contract/fields'
import { handlesKeys, looksAtKeys, request } from '#ground/contract/procedure'
import { folderPath, knownPlace, lastAttempt, manifest, underWay } from '#vault/backup/contract'
import { migrationProgress } from '#vault/migration/contract'
import { account } from '../session/contract'

/** A manager's password, or the recovery key. */
const opening = z.discriminatedUnion('with', [
  z.strictObject({
    with: z.literal('password'),
    account,
    password: z.string().min(1, 'required').max(128, 'too-long'),
  }),
  z.strictObject({
    with: z.literal('recovery-key'),
    recoveryKey: z.string().min(1, 'required').max(200, 'too-long'),
  }),
])

/** What a manager has to look at after a restore: so much of each kind. Of the rest the paper of those days tells. */
export const mostToLookAt = 200

export const restoreContract = {
  /** What may be known before anyone has signed in: whether a backup is being made, and how the last one ended. */
  state: looksAtKeys('desk.open')
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        underWay: underWay.nullable(),
        /** How far a backup of an older program has come that is brought back; null when none is. */
        forward: migrationProgress.nullable(),
        /** Null before the first one. `code` says why it was not made. */
        last: lastAttempt.nullable(),
        /** By the desk's clock, so that its day is told as the desk tells it; UTC milliseconds. */
        now: instant,
      }),
    ),

  /** The backups of the known places, and when what is here was last written (null on a bare machine). */
  places: looksAtKeys('desk.open')
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        places: z.array(knownPlace),
        here: z.strictObject({ changedAt: instant }).nullable(),
        program: z.string(),
        /** By the desk's clock, so that days are told as it tells them; UTC milliseconds. */
        now: instant,
      }),
    ),

  /** The backups in a folder that someone names: a place, the folder around it, or one backup. */
  search: looksAtKeys('desk.open')
    .input(z.strictObject({ folder: folderPath }))
    .output(z.strictObject({ place: knownPlace })),

  /**
   * Puts a backup in the place of what is here, which is kept in `keptIn`. Nobody is signed in afterwards. Opened by the
   * password of a manager, or by the recovery key, of the day of the backup; and by those of today, while a desk is here whose keyring
   * can be asked. Throws `backups.today-needed`, `backups.today-differs`, `backups.today-managers-only`.
   */
  restore: handlesKeys('desk.open')
    .input(
      request({
        folder: folderPath,
        name: z.string().max(80),
        /** Goes on although ledgers of erasures are missing: whoever was erased since may be there again. */
        withoutLedgers: z.boolean().optional(),
        by: opening,
        /** What opens the desk that is here, where that is not what was typed for the backup; asked for by `backups.today-needed`. */
        today: opening.optional(),
      }),
    )
    .output(
      z.strictObject({
        manifest,
        keptIn: z.string().nullable(),
        /** Ledgers of erasures that could not be read: who was erased since may be there again. */
        unreadLedgers: z.number().int().min(0),
        /** This machine keeps another share for the same keyring, which stays: the recovery key has to come in first. */
        paperFirst: z.boolean(),
      }),
    ),
}
