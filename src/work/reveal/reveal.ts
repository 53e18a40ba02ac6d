/**
 * Shows one field of one record in full, for a reason, on record: the same for a resident, an agent, a visitor, whoever asks
 * for their own data. A feature says which field it is and of what kind; who may see that kind says the table in
 * `ground/roles/sensitive`.
 */
import { DeskError } from '#ground/contract/errors'
import { mayReveal, type SensitiveKind } from '#ground/roles/sensitive'
import type { DisclosureCall } from '#desk/rpc/call'

export interface SensitiveField {
  /** Whose record it stands in the log under: `resident:12`, or `visit:3` of somebody who is not in the register. */
  readonly subject: string
  readonly kind: SensitiveKind
  /** In full; empty when there is none. */
  readonly value: string
}

export interface GivenReason {
  readonly code: string
  readonly note: string
}

/** Refuses what the table never shows to whoever asks, `forbidden` `sensitive.not-for-this-role`, and what is not there. */
export function revealed(
  call: DisclosureCall,
  { subject, kind, value }: SensitiveField,
  reason: GivenReason,
): { value: string } {
  if (!mayReveal(call.staff.roles, kind)) throw new DeskError('forbidden', 'sensitive.not-for-this-role')
  if (value === '') throw new DeskError('not-found', 'sensitive.nothing-there')
  call.disclose({ subject, fields: [kind], reason: reason.code, note: reason.note })
  return { value }
}
