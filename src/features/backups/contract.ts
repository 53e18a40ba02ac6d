/** The manager's backups: how they stand, where they go, made by hand, proved again, and the monthly drill. */
import { z } from 'zod'
import { folderPath, knownPlace, lastAttempt, manifest, placeStates, underWay } from '#vault/backup/contract'
import { mostToLookAt } from '#desk/backups/contract'
import { refusalParameters } from '#ground/contract/errors'
import { instant, line, rowId } from '#ground/contract/fields'
import {
  handlesKeys,
  looksAtKeys,
  progressing,
  reads,
  request,
  runsLong,
  writes,
} from '#ground/contract/procedure'

/** Which backup: of which place, by its name. */
const which = { place: z.enum(['first', 'second']), name: z.string().max(80) }

/** A drill: a backup was brought back into an empty folder, looked through and taken away again. */
export const drill = z.strictObject({
  /** UTC milliseconds. */
  at: instant,
  place: z.enum(['first', 'second']),
  name: z.string(),
  /** Why the backup could not be brought back; null when it could. */
  code: z.string().nullable(),
  /** What the refusal names: which file it was. Earlier versions kept none. */
  parameters: refusalParameters.default({}),
  /** Milliseconds it took. */
  took: z.number().int().min(0),
})
export type Drill = z.infer<typeof drill>

const heldBackFate = z.enum(['erased', 'locked'])

/** Records that a ledger of erasures names and this data knows nothing of. */
export const heldBackErasures = z.strictObject({
  /** Only a desk that was brought back from a backup can lack what was erased: then a manager may have it done. */
  restored: z.boolean(),
  count: z.number().int().min(0),
  records: z
    .array(
      z.strictObject({
        id: rowId,
        name: z.string(),
        fate: heldBackFate,
        at: instant,
      }),
    )
    .max(50),
})
export type HeldBackErasures = z.infer<typeof heldBackErasures>

const named = z.strictObject({ id: rowId, name: z.string() })

/** What an older copy gave back to people, and a manager has to look at. */
const toLookAt = z.strictObject({
  left: z.array(named).max(mostToLookAt),
  stayed: z.array(named).max(mostToLookAt),
  passwords: z.array(named).max(mostToLookAt),
  roles: z.array(named).max(mostToLookAt),
  /** Records of residents. */
  protections: z.array(rowId).max(mostToLookAt),
})
export type ToLookAt = z.infer<typeof toLookAt>

const placeOutcome = z.enum([...placeStates, 'unset', 'declined'])

export const backupsContract = {
  /** How things stand in both places. Waits for a slow place, so it is asked when the page is open and not all day. */
  state: looksAtKeys('backups.read')
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        places: z.array(knownPlace),
        second: z.enum(['chosen', 'unset', 'declined']),
        /** The folder that was chosen for the second place. */
        secondFolder: z.string().nullable(),
        /** On the same disk as the data: then both go together. */
        sameDisk: z.boolean(),
        declined: z.strictObject({ at: instant, reason: z.string() }).nullable(),
        /** Digest that tells this desk's backups from those of others in the same place. */
        desk: z.string(),
        /** How many backups stay, and after how many minutes of work the next is made: fewer the larger the data is. */
        keeps: z.strictObject({
          ofToday: z.number().int(),
          days: z.number().int(),
          weeks: z.number().int(),
          months: z.number().int(),
          minutes: z.number().int(),
        }),
        underWay: underWay.nullable(),
        lastAttempt: lastAttempt.nullable(),
        drill: drill.nullable(),
        drillDue: z.boolean(),
        /** This desk was brought back from a backup. */
        restored: z.strictObject({ at: instant, place: z.string(), name: z.string() }).nullable(),
        toLookAt: toLookAt.nullable(),
      }),
    ),

  /** A manager has looked at what the restore gave back. */
  lookedAfterRestore: writes('backups.manage').input(request({})).output(z.strictObject({})),

  /** For everyone at the desk: whether backups have lain in one place only for a day or more, and for how many days. */
  warning: reads('session.own')
    .input(z.strictObject({}))
    .output(z.strictObject({ warning: z.enum(['none', 'not-set', 'away']), days: z.number().int().min(0) })),

  /** Another disk, a stick, a network folder; the program makes a folder of its own in it. */
  chooseSecond: handlesKeys('backups.manage')
    .input(request({ folder: folderPath }))
    .output(z.strictObject({})),

  /** No second place, for a reason that stays on record. */
  declineSecond: handlesKeys('backups.manage')
    .input(request({ reason: line(200) }))
    .output(z.strictObject({})),

  make: runsLong('backups.manage')
    .input(request({}))
    .output(
      progressing(z.strictObject({ name: z.string(), manifest, first: placeOutcome, second: placeOutcome })),
    ),

  /** Every file against its manifest, the database opened, checked and counted. Refuses with what is wrong with it. */
  prove: runsLong('backups.manage')
    .input(request(which))
    .output(progressing(z.strictObject({ manifest }))),

  heldBack: reads('privacy.manage').input(z.strictObject({})).output(heldBackErasures),

  /**
   * Has those done that were shown, at most fifty, after a backup that was proved. Throws `backups.no-restore-on-record`, and
   * `backups.held-back-changed` where the file says something else by now: somebody may have put another in its place.
   */
  confirmHeldBack: runsLong('privacy.manage')
    .input(request({ shown: z.array(z.strictObject({ id: rowId, fate: heldBackFate })).max(50) }))
    .output(progressing(z.strictObject({ done: z.number().int().min(0) }))),

  /** The ledger was not ours: nobody is erased, and who was hidden is in sight again. */
  dropHeldBack: writes('privacy.manage').input(request({})).output(z.strictObject({})),

  /** Brings the newest backup of the second place (or the first) back into a folder of its own, and takes it away again. */
  practise: runsLong('backups.manage').input(request({})).output(progressing(drill)),
}
