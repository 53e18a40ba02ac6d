/** Reads rows of the log and gives them the names that people know things by. */
import { z } from 'zod'
import { auditOutcomes } from '#vault/log/contract'
import type { ReadCall } from '#desk/rpc/call'
import { residentsById, shownTo } from '#features/residents/index'
import { requestNumbers } from '#features/service-requests/index'
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
})

/** Continue with `WHERE`, and the order of the index that serves it. */
export const logRows = `
  SELECT a.sequence, a.at, a.staff_id, s.name AS staff_name, a.procedure, a.outcome, a.subject, a.digest,
         d.fields, d.reason, d.note
    FROM audit a LEFT JOIN staff s ON s.id = a.staff_id LEFT JOIN disclosures d ON d.sequence = a.sequence`

/** Rows of `logRows`, in the order they came. */
export function named(call: ReadCall, stored: readonly unknown[]): LogRow[] {
  const rows = stored.map((row) => storedRow.parse(row))
  const labelOf = labels(
    call,
    rows.map(({ subject }) => subject),
  )
  const { text } = shownTo(call.staff.roles)
  return rows.map(({ staff_id, staff_name, subject, digest, fields, reason, note, ...row }) => {
    const { kind, key } = subjectOf(subject)
    return {
      ...row,
      staff: staff_id === null ? null : { id: staff_id, name: staff_name ?? `#${staff_id}` },
      code: row.outcome === 'refused' || row.outcome === 'failed' ? digest : null,
      subject: { kind, key, label: labelOf(subject), residentId: kind === 'resident' ? idOf(key) : null },
      disclosed:
        fields === null
          ? null
          : { fields: fields.split(',').filter(Boolean), reason: reason ?? '', note: text(note ?? '') },
    }
  })
}

const idOf = (key: string): number | null => (/^[1-9]\d{0,14}$/.test(key) ? Number(key) : null)

const namedStaff = z.array(z.object({ id: z.number(), name: z.string() }))

/** What people call the subjects: a colleague's name, a request's number, a resident's name in part. */
function labels(call: ReadCall, subjects: readonly string[]): (subject: string) => string {
  const idsOf = (wanted: string): number[] => [
    ...new Set(
      subjects.flatMap((subject) => {
        const { kind, key } = subjectOf(subject)
        const id = kind === wanted ? idOf(key) : null
        return id === null ? [] : [id]
      }),
    ),
  ]
  const residents = residentsById(call, idsOf('resident'))
  const requests = requestNumbers(call, idsOf('service-request'))
  const staff = new Map(
    namedStaff
      .parse(
        call
          .statement('SELECT id, name FROM staff WHERE id IN (SELECT value FROM json_each(?))')
          .all(JSON.stringify(idsOf('staff'))),
      )
      .map(({ id, name }) => [id, name]),
  )
  return (subject) => {
    const { kind, key } = subjectOf(subject)
    const id = idOf(key) ?? 0
    switch (kind) {
      case 'resident':
        return maskedName(residents.get(id)?.name ?? '')
      case 'service-request':
        return requests.get(id) ?? ''
      case 'staff':
        return staff.get(id) ?? ''
      default:
        return ''
    }
  }
}
