/**
 * Shows one field of one record in full, for a reason, on record: the same for a resident, an agent, a visitor, whoever asks
 * for their own data. A feature says which field it is and of what kind; who may see that kind says the table in
 * `ground/roles/sensitive`.
 */
import { DeskError } from '#ground/contract/errors'
import { limitsOf } from '#desk/reading/store'
import { revealReasons } from '#ground/contract/sensitive'
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

/** Milliseconds over which reveals are counted. */
const revealSpan = 10 * 60_000

/** Counted in the log itself, which no restart resets. */
function refuseTooMany(call: DisclosureCall): void {
  const most = limitsOf(call.beside('desk')).revealsPerTenMinutes
  const shown = call
    .statement(
      `SELECT count(*) FROM audit a JOIN disclosures d ON d.sequence = a.sequence
      WHERE a.staff_id = ? AND a.at > ? AND a.at < ? AND a.outcome = 'disclosed'
        AND d.reason IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .get(
      call.staff.id,
      call.now - revealSpan,
      // After a clock was set right nobody waits for the time that it was ahead.
      call.now + revealSpan,
      JSON.stringify(revealReasons),
    )
  if (Number(shown) >= most) throw new DeskError('forbidden', 'reading.too-many-reveals', { count: most })
}

/**
 * Refuses what the table never shows to whoever asks, `forbidden` `sensitive.not-for-this-role`, more than somebody at a counter
 * asks for, `forbidden` `reading.too-many-reveals`, and what is not there. A refusal is on record under whose record it was.
 */
export function revealed(
  call: DisclosureCall,
  { subject, kind, value }: SensitiveField,
  reason: GivenReason,
): { value: string } {
  call.asksFor(subject)
  refuseTooMany(call)
  if (!mayReveal(call.staff.roles, kind)) throw new DeskError('forbidden', 'sensitive.not-for-this-role')
  if (value === '') throw new DeskError('not-found', 'sensitive.nothing-there')
  call.disclose({ subject, fields: [kind], reason: reason.code, note: reason.note, isTyped: true })
  return { value }
}
