/** The errors a desk procedure can answer with; everything else is masked before it leaves the desk. */
import { z } from 'zod'
import type { ErrorKind, WireErrorCode } from './error-kinds'

export * from './error-kinds'

/** A value the page puts into the message of a code; never an ID number, a phone or a password. */
/** What the words of a refusal name, by the names they have there. */
export const refusalParameters = z.record(z.string(), z.union([z.string(), z.number()]))

/** One field that is wrong: where it stands in the input, and the code of what is wrong with it. */
const fieldFault = z.strictObject({
  path: z.array(z.union([z.string(), z.number()])),
  code: z.string(),
})
export type FieldFault = z.infer<typeof fieldFault>

/** `code` is the key of a message in the language files, `errors.<code>`. */
export const refusal = z.strictObject({
  code: z.string(),
  parameters: refusalParameters,
  fields: z.array(fieldFault),
})
export type Refusal = z.infer<typeof refusal>

/** What the wire calls each kind, and the status that goes with it. */
export const deskErrors = {
  INVALID: { status: 422, data: refusal },
  NOT_FOUND: { status: 404, data: refusal },
  CONFLICT: { status: 409, data: refusal },
  FORBIDDEN: { status: 403, data: refusal },
  LOCKED: { status: 423, data: refusal },
  UNAVAILABLE: { status: 503, data: refusal },
} as const satisfies Readonly<Record<WireErrorCode, object>>

/** Thrown by services and rules, turned into a typed error at the edge. */
export class DeskError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly parameters: Readonly<Record<string, string | number>>
  readonly fields: readonly FieldFault[]

  constructor(
    kind: ErrorKind,
    code: string,
    parameters: Readonly<Record<string, string | number>> = {},
    fields: readonly FieldFault[] = [],
  ) {
    super(`${kind}: ${code}`)
    this.name = 'DeskError'
    this.kind = kind
    this.code = code
    this.parameters = parameters
    this.fields = fields
  }
}
