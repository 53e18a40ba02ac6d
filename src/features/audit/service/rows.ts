/** Reads rows of the log and gives them the names that people know things by. */
import { z } from 'zod'
import { instant, rowId } from '#ground/contract/fields'
import { auditOutcomes, type AuditOutcome } from '#vault/log/contract'
import type { Housed } from '#desk/house'
import type { ReadCall } from '#desk/rpc/call'
import { reasonOf } from '#desk/reasons/typed'
import { shownTo } from '#features/residents/index'
import type { LogRow } from '../contract'
import { maskedName, subjectOf } from '../rules'

const storedRow = z.object({
  sequence: z.number(),
  at: z.number(),
  staff_id: z.number().nullable(),
  staff_name: z.string().nullable(),
  procedure: z.string(),
  outcome: z.string(),
  subject: z.string(),
  digest: z.string(),
  fields: z.string().nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  salt: z.string().nullable(),
  text: z.string().nullable(),
})

/** Continue with `WHERE`, and the order of the index that serves it. */
export const logRows = `
  SELECT a.sequence, a.at, a.staff_id, s.name AS staff_name, a.procedure, a.outcome, a.subject, a.digest,
         d.fields, d.reason, d.note, t.salt, t.text
    FROM audit a LEFT JOIN staff s ON s.id = a.staff_id LEFT JOIN disclosures d ON d.sequence = a.sequence
         LEFT JOIN typed_reasons t ON t.digest = d.note`

/** Rows of `logRows`, in the order they came. */
export function named(call: Housed<ReadCall>, stored: readonly unknown[]): LogRow[] {
  const rows = stored.map((row) => storedRow.parse(row))
  const labelOf = labels(
    call,
    rows.map(({ subject }) => subject),
  )
  const { text } = shownTo(call.staff.roles)
  return rows.map(
    ({ staff_id, staff_name, subject, digest, fields, reason, note, salt, text: words, ...stored }) => {
      const row = asTheProgramWrites(stored, staff_id)
      const { kind, key } = subjectOf(subject)
      const said = reasonOf(note ?? '', salt === null || words === null ? null : { salt, text: words })
      return {
        ...row.shown,
        staff: row.staff === null ? null : { id: row.staff, name: staff_name ?? `#${row.staff}` },
        code: row.isWritten ? (isCode(row.shown.outcome) ? digest : null) : 'audit.not-as-written',
        subject: {
          kind,
          key,
          label: labelOf(subject),
          residentId: call.house.subject(kind)?.isResident === true ? idOf(key) : null,
        },
        disclosed:
          fields === null
            ? null
            : {
                fields: fields.split(',').filter(Boolean),
                reason: reason ?? '',
                note: text(said.note),
                noteIs: said.state,
              },
      }
    },
  )
}

const isCode = (outcome: AuditOutcome): boolean => outcome === 'refused' || outcome === 'failed'

/** The last that there is, in UTC milliseconds. */
export const lastInstant = 8_640_000_000_000_000

type Stored = Pick<z.infer<typeof storedRow>, 'sequence' | 'at' | 'procedure' | 'outcome'>

/**
 * A row that somebody changed past the program may have anything in it. It is shown as far as it can be, as one that failed: what hides
 * the log from whoever looks for such rows would be the best of all changes.
 */
function asTheProgramWrites({ sequence, at, procedure, outcome }: Stored, staff: number | null) {
  const known = auditOutcomes.find((one) => one === outcome)
  const isTime = instant.safeParse(at).success
  const isSomebody = staff === null || rowId.safeParse(staff).success
  const isWritten = known !== undefined && isTime && isSomebody
  return {
    shown: {
      sequence: Math.max(sequence, Number.MIN_SAFE_INTEGER),
      at: isTime ? at : at < 0 ? 0 : lastInstant,
      procedure,
      outcome: isWritten ? known : ('failed' as const),
    },
    staff: isSomebody ? staff : null,
    isWritten,
  }
}

const idOf = (key: string): number | null => (/^[1-9]\d{0,14}$/.test(key) ? Number(key) : null)

/** What people call the subjects: a colleague's name, a request's number, a resident's name in part. */
function labels(call: Housed<ReadCall>, subjects: readonly string[]): (subject: string) => string {
  const idsByKind = Map.groupBy(new Set(subjects), (subject) => subjectOf(subject).kind)
  const known = new Map(
    [...idsByKind].map(([kind, ofKind]) => {
      const ids = ofKind.flatMap((subject) => idOf(subjectOf(subject).key) ?? [])
      return [kind, call.house.subject(kind)?.labels?.(call, ids) ?? new Map<number, string>()] as const
    }),
  )
  return (subject) => {
    const { kind, key } = subjectOf(subject)
    const label = known.get(kind)?.get(idOf(key) ?? 0) ?? ''
    return call.house.subject(kind)?.isResident === true ? maskedName(label) : label
  }
}
