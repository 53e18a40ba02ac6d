/** Reads rows of the log and gives them the names that people know things by. */
import { z } from 'zod'
import { auditOutcomes } from '#vault/log/contract'
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
  outcome: z.enum(auditOutcomes),
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
    ({ staff_id, staff_name, subject, digest, fields, reason, note, salt, text: words, ...row }) => {
      const { kind, key } = subjectOf(subject)
      const said = reasonOf(note ?? '', salt === null || words === null ? null : { salt, text: words })
      return {
        ...row,
        staff: staff_id === null ? null : { id: staff_id, name: staff_name ?? `#${staff_id}` },
        code: row.outcome === 'refused' || row.outcome === 'failed' ? digest : null,
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
