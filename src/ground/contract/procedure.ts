/** How a feature's contract declares a procedure: what it needs, what it may answer, which errors it may give. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import type { Permission } from '../roles/permissions'
import { deskErrors } from './errors'

/**
 * `read` changes nothing; `look` shows one person's record, and a member of staff's first look at it of a day is on
 * record; `search` finds people by what was typed, and whoever asks by numbers is counted; `write` is one transaction with one audit row; `disclosure` shows something in full and puts that on record, in
 * one transaction with one audit row; `long` reports progress and can be cancelled; `keys` derives or moves keys, which
 * takes a while, around short transactions of its own.
 */
export const procedureKinds = ['read', 'look', 'search', 'write', 'disclosure', 'long', 'keys'] as const
export type ProcedureKind = (typeof procedureKinds)[number]
export interface ProcedureMeta {
  readonly permission: Permission
  readonly kind: ProcedureKind
  /** Whether a call that is done leaves one audit row. */
  readonly onRecord: boolean
  /** Whether its answer is a file with people in it that leaves the desk: the register of exports lists its calls. */
  readonly takesOut: boolean
  /** The one file that it reads or writes; left out, the desk's own. A write touches no other. */
  readonly file?: string
}

/** Which file a procedure is about, where it is not the desk's own. */
export interface OfFile {
  readonly file?: string
}

const declare = (
  permission: Permission,
  kind: ProcedureKind,
  onRecord: boolean,
  { file, takesOut = false }: OfFile & { readonly takesOut?: boolean } = {},
) =>
  oc
    .$meta<ProcedureMeta>({
      permission,
      kind,
      onRecord,
      takesOut,
      ...(file === undefined ? {} : { file }),
    })
    .errors(deskErrors)

/** A procedure that changes nothing. Follow with `.input(z.strictObject(…)).output(…)`. */
export const reads = (permission: Permission, of?: OfFile) => declare(permission, 'read', false, of)

/** A procedure that shows one person's record: it changes nothing, but who saw whose record is known afterwards. */
export const looksAt = (permission: Permission, of?: OfFile) => declare(permission, 'look', false, of)

/**
 * A procedure that finds people by what was typed. It changes nothing, but searches by a number are counted, those over the
 * limit are refused, and a number that leads to one person is a look at them.
 */
export const searches = (permission: Permission, of?: OfFile) => declare(permission, 'search', false, of)

/** A procedure that changes something. Its input is `request({…})`, so that sending it twice does it once. */
export const writes = (permission: Permission, of?: OfFile) => declare(permission, 'write', true, of)

/** A procedure that shows sensitive values in full and changes nothing else: each answer is on record with its reason. */
export const discloses = (permission: Permission, of?: OfFile) => declare(permission, 'disclosure', true, of)

/**
 * A procedure that takes long: its output is `progressing(result)`. It changes something, or something leaves the desk;
 * then it says so with `{ takesOut: true }`.
 */
export const runsLong = (permission: Permission, of?: OfFile & { readonly takesOut?: boolean }) =>
  declare(permission, 'long', true, of)

/** A procedure that takes long and only looks: a search, a preview. */
export const looksLong = (permission: Permission, of?: OfFile) => declare(permission, 'long', false, of)

/** A procedure that derives keys from a password: signing in, resetting, changing. */
export const handlesKeys = (permission: Permission, of?: OfFile) => declare(permission, 'keys', true, of)

/** A procedure that is about the keys and changes nothing: asking where the session stands. */
export const looksAtKeys = (permission: Permission) => declare(permission, 'keys', false)

/** The input of a write: a strict object with the page's request id. Sent again with the same id, the first answer returns. */
export const request = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ sendId: z.uuid(), ...shape })

/** Progress of long work: `done` of `total` (0 while unknown) in `stage`, then the result. */
export const progress = z.strictObject({
  stage: z.string(),
  done: z.number().int().min(0),
  total: z.number().int().min(0),
})
export type Progress = z.infer<typeof progress>

export const progressing = <Result extends z.ZodType>(result: Result) => eventIterator(progress, result)
