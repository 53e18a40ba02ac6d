/**
 * Who holds the key of a file that not everyone can open: the committee sets the file up, its holders give the key and take it, each time
 * with their own password. The manager, who gives passwords and roles, has no part in it.
 */
import { z } from 'zod'
import { instant, rowId } from '#ground/contract/fields'
import { handlesKeys, looksAtKeys, progressing, request, runsLong } from '#ground/contract/procedure'
import { givenPassword, mostStaff } from '../session/contract'

const fileName = z.string().min(1).max(40)

/** Four groups of four, as two people read them out to each other. */
const fingerprint = z.string().max(40)

const paperKey = z.string().min(1, 'required').max(200)

/** What became of somebody's password since they last chose it or came: the manager knew it then. */
export const passwordEvents = ['added', 'reset', 'reactivated', 'recovered'] as const

export const passwordEvent = z.strictObject({
  what: z.enum(passwordEvents),
  at: instant,
  /** Name of who did it. */
  by: z.string(),
})

export const standsAs = ['holder', 'no-key', 'not-set-up', 'closed', 'unusable'] as const

export const heldFile = z.strictObject({
  file: z.string(),
  /** How the file stands for whoever asks. */
  standing: z.enum(standsAs),
  /** By which a holder knows whoever asks; null where they have no slot that is known to be theirs. */
  ownFingerprint: fingerprint.nullable(),
  /** Names of colleagues who can give the key, as the keyring says. */
  givers: z.array(z.string()).max(mostStaff),
  /** Whether the second paper was typed back whole. */
  isPaperConfirmed: z.boolean(),
  /** For holders alone; null for others. */
  kept: z
    .strictObject({
      holders: z
        .array(
          z.strictObject({
            staffId: rowId,
            name: z.string(),
            fingerprint,
            givenBy: z.string(),
            at: instant,
          }),
        )
        .max(100),
      /** Null where there is no second paper. */
      paperSince: instant.nullable(),
      /** Who has the role and not the key. */
      waiting: z
        .array(
          z.strictObject({
            staffId: rowId,
            name: z.string(),
            /** Null where nothing can be sealed to them just now. */
            fingerprint: fingerprint.nullable(),
            /** True while their password is one that the manager gave, and knows. */
            passwordGiven: z.boolean(),
            events: z.array(passwordEvent).max(5),
          }),
        )
        .max(mostStaff),
      /** When keys were last found that nobody gave; null where never. */
      alteredAt: instant.nullable(),
      /** When the key was last changed; null where never. */
      changedAt: instant.nullable(),
      /** Names of who held the key since and holds it no more. */
      leftSince: z.array(z.string()).max(100),
    })
    .nullable(),
})
export type HeldFile = z.infer<typeof heldFile>

export const holdersContract = {
  state: looksAtKeys('holders.own')
    .input(z.strictObject({}))
    .output(z.strictObject({ files: z.array(heldFile).max(10) })),

  /**
   * The committee's deed: makes the file and its key, and the second paper, whose recovery key is shown once. Refused where the file has
   * ever been: `conflict` `holders.set-up-already`.
   */
  setUp: handlesKeys('holders.own')
    .input(request({ file: fileName, password: givenPassword }))
    .output(z.strictObject({ recoveryKey: z.string() })),

  /** The second paper, typed back whole. */
  confirmPaper: handlesKeys('holders.own')
    .input(request({ file: fileName, recoveryKey: paperKey }))
    .output(z.strictObject({ confirmed: z.literal(true) })),

  /** Another second paper in place of the one before. */
  renewPaper: handlesKeys('holders.own')
    .input(request({ file: fileName, password: givenPassword }))
    .output(z.strictObject({ recoveryKey: z.string() })),

  /**
   * Gives the key to a colleague whose fingerprint was seen. Refused with `conflict` `holders.slot-changed` where it is another by
   * now, `holders.password-given` while the manager knows their password.
   */
  give: handlesKeys('holders.own')
    .input(request({ file: fileName, staffId: rowId, fingerprint, password: givenPassword }))
    .output(z.strictObject({})),

  /** Takes it from a colleague or from oneself; `conflict` `holders.last` for the last one without a second paper. */
  take: handlesKeys('holders.own')
    .input(request({ file: fileName, staffId: rowId, password: givenPassword }))
    .output(z.strictObject({})),

  /** With the second paper whoever has the role becomes a holder. */
  restore: handlesKeys('holders.own')
    .input(request({ file: fileName, recoveryKey: paperKey }))
    .output(z.strictObject({})),

  /** Another key for the file, sealed to its holders and nobody else. */
  changeKey: runsLong('holders.own')
    .input(request({ file: fileName }))
    .output(progressing(z.strictObject({ rotatedAt: instant }))),
}
