/** Setting the desk up, signing in and out, locking: what the page may ask before and around everything else. */
import { z } from 'zod'
import { line, rowId, text } from '#ground/contract/fields'
import { damage } from '#vault/damage/contract'
import { handlesKeys, looksAtKeys, reads, request, writes } from '#ground/contract/procedure'
import { roles } from '#ground/roles/permissions'
import { migrationProgress } from '#vault/migration/contract'

/** An account as typed at sign-in: letters, digits, dot, hyphen; case does not matter. */
export const account = z
  .string()
  .trim()
  .toLowerCase()
  .min(2, 'too-short')
  .max(32, 'too-long')
  .regex(/^[a-z0-9][a-z0-9.-]*$/, 'not-an-account')

/** Characters that a password has at least; more for whoever may do much, see `password-rule.ts`. */
export const leastPassword = 10

/** A password that is being chosen: 10 to 128 characters, of any kind. */
export const newPassword = z.string().min(leastPassword, 'password-too-short').max(128, 'too-long')

/** A password that is being checked: any text of sane length, so that the refusal tells nothing. */
export const givenPassword = z.string().min(1, 'required').max(128, 'too-long')

export const signedInStaff = z.strictObject({
  id: z.number().int().positive(),
  account: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
})
export type SignedInStaff = z.infer<typeof signedInStaff>

export const centre = z.strictObject({
  /** Name of the community, as on its seal: 翰林社区. */
  community: line(40),
  /** Name of the sub-district: 花山街道. */
  subDistrict: line(40),
  /** Name of the people's mediation committee: 翰林社区人民调解委员会. */
  committee: line(60),
  /** What its numbers begin with: 翰林. */
  numberPrefix: line(12),
  /** What it calls itself, where that is not 花山街道翰林社区党群服务中心; may be empty, as what follows. */
  fullName: text(60).default(''),
  address: text(80).default(''),
  phone: text(40).default(''),
  /** 周一至周五 8:30–17:30. */
  hours: text(80).default(''),
})
export type Centre = z.infer<typeof centre>

export const sessionState = z.discriminatedUnion('state', [
  /** Nothing is here yet: set the desk up. */
  z.strictObject({ state: z.literal('new'), demonstration: z.boolean() }),
  /** Nobody is here. `forward`: how far the data of an older program has come for whoever is signing in. */
  z.strictObject({
    state: z.literal('signed-out'),
    demonstration: z.boolean(),
    forward: migrationProgress.nullable(),
  }),
  /** Something is wrong with the folder; nothing was changed. */
  z.strictObject({ state: z.literal('unusable'), demonstration: z.boolean(), ...damage.shape }),
  /** Someone is signed in, but the password is needed to go on. */
  z.strictObject({ state: z.literal('locked'), demonstration: z.boolean(), staff: signedInStaff }),
  z.strictObject({
    state: z.literal('open'),
    demonstration: z.boolean(),
    staff: signedInStaff,
    centre,
    /** True while the password is one that the manager gave: it has to be changed before anything else. */
    passwordDue: z.boolean(),
    /** What was wrong with the keyring, or with roles and protections, and was put right when this one signed in; a code of a message. */
    keyringFault: z
      .enum(['keyring.altered', 'keyring.older', 'standing.altered', 'standing.older'])
      .nullable(),
    /** Why nothing can be written just now, a code of a message; null when it can. */
    writesStopped: z.string().nullable(),
    /** False until the printed recovery key has been typed back whole. */
    recoveryKeyConfirmed: z.boolean(),
    /** True while the printed recovery key is one of which digests were kept once: it is to be replaced by a new one. */
    recoveryKeyRenewalDue: z.boolean(),
    /** Milliseconds without a call or `stayAwake` after which the desk locks itself. */
    idleLockAfter: z.number().int().positive(),
    /** What is wrong with the store or its disk, while reading goes on; null when nothing is. */
    health: damage.nullable(),
    /**
     * The newest instant on record, in UTC milliseconds, where the machine's clock stands more than a day before it: nothing is written
     * until it is set right, or somebody says that it is. Null when it is not.
     */
    clockBehind: z.number().int().nullable(),
    /** UTC milliseconds on the desk's clock, so that the page counts days as the desk does. */
    now: z.number().int(),
    version: z.string(),
  }),
])
export type SessionState = z.infer<typeof sessionState>

/** More than any centre has; former colleagues included. */
export const mostStaff = 500

export const colleague = z.strictObject({
  id: rowId,
  account: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
})
export type Colleague = z.infer<typeof colleague>

export const sessionContract = {
  state: looksAtKeys('desk.open').input(z.strictObject({})).output(sessionState),

  /** A person has put something right: looks at the folder again. Changes nothing while someone is signed in. */
  lookAgain: looksAtKeys('desk.open').input(z.strictObject({})).output(z.strictObject({})),

  /** Everyone who may sign in, by name: for the change of staff, and as handlers on sheets and lists. */
  colleagues: reads('staff.read')
    .input(z.strictObject({}))
    .output(z.strictObject({ staff: z.array(colleague).max(mostStaff) })),

  /** Creates the encrypted desk, the manager's account and the recovery key, and signs the manager in. Refused where anything is there. */
  setUp: handlesKeys('desk.open')
    .input(request({ centre, manager: z.strictObject({ account, name: line(30), password: newPassword }) }))
    .output(z.strictObject({ recoveryKey: z.string(), staff: signedInStaff })),

  /**
   * The whole key, typed from paper and tried on its slot, with the delays of a password. Refused with `invalid`
   * `session.recovery-groups-differ` where a check letter tells which groups were mistyped, `session.recovery-key-differs` else.
   */
  confirmRecoveryKey: handlesKeys('staff.manage')
    .input(request({ recoveryKey: z.string().min(1, 'required').max(200) }))
    .output(z.strictObject({ confirmed: z.literal(true) })),

  /** A new recovery key in place of the old one, shown once. */
  renewRecoveryKey: handlesKeys('staff.manage')
    .input(request({ password: givenPassword }))
    .output(z.strictObject({ recoveryKey: z.string() })),

  /** With the recovery key, a lost password is replaced. */
  recover: handlesKeys('desk.open')
    .input(request({ account, recoveryKey: z.string().max(200), password: newPassword }))
    .output(z.strictObject({ staff: signedInStaff })),

  /** Signs in, or switches to another member of staff when someone is signed in already. */
  signIn: handlesKeys('desk.open')
    .input(z.strictObject({ account: z.string().max(64), password: givenPassword }))
    .output(z.strictObject({ staff: signedInStaff })),

  unlock: handlesKeys('desk.open')
    .input(z.strictObject({ password: givenPassword }))
    .output(z.strictObject({ staff: signedInStaff })),

  lock: handlesKeys('desk.open').input(z.strictObject({})).output(z.strictObject({})),
  signOut: handlesKeys('desk.open').input(z.strictObject({})).output(z.strictObject({})),

  /** Someone is at the keyboard: the idle lock starts counting anew. */
  stayAwake: reads('session.own').input(z.strictObject({})).output(z.strictObject({})),

  changePassword: handlesKeys('session.own')
    .input(request({ password: givenPassword, newPassword }))
    .output(z.strictObject({})),

  /** The machine's date is right although there are newer rows: its clock ran ahead before. */
  acceptClock: writes('session.own').input(request({})).output(z.strictObject({})),

  /** The centre's names, corrected. */
  nameCentre: writes('settings.manage').input(request({ centre })).output(z.strictObject({})),
}
