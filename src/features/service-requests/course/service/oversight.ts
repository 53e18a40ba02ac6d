/** What the manager answers for: requests past their day, whoever has them, and who was served badly. */
import { and, desc, eq, gte, isNotNull, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Hands, OpenMatter } from '#desk/registers'
import type { ReadCall } from '#desk/rpc/call'
import { staff } from '#desk/session/schema'
import { peopleInSight } from '#features/residents/index'
import { addDays } from '#work/calendar/rules/index'
import { rowsOf } from '#work/rows'
import { within } from '#work/scope'
import type { RequestRow } from '../../requests/contract'
import { states } from '../../requests/contract/words'
import { noteEvent } from '../../requests/service/events'
import { refuse } from '../../requests/service/refuse'
import { assignHandler, isAtHandInWords, joinedRequests, rowsShown } from '../../requests/service/stored'
import { serviceRequests } from '../../schema'

const mostShown = 30
/** What went badly longer ago stands in the figures. Days. */
const badlyLately = 60

/** The index's own words. */
const isPoor = sql`rating IN ('dissatisfied', 'very-dissatisfied')`

const matterOf = (kind: string, row: RequestRow): OpenMatter => ({
  kind,
  id: row.id,
  title: row.itemName,
  number: row.number,
  residentId: row.resident.id,
  residentName: row.resident.name,
  due: kind === 'overdue' ? row.due : null,
  path: `/service-requests/${row.id}`,
})

export function mattersOfCentre(call: ReadCall): readonly OpenMatter[] {
  const { dueDay, endedDay, id, residentId } = serviceRequests
  const overdue = joinedRequests(call)
    .where(and(isNotNull(dueDay), lt(dueDay, call.today), within(peopleInSight, residentId)))
    .orderBy(dueDay, id)
    .limit(mostShown)
    .all()
  const poor = joinedRequests(call)
    .where(and(isPoor, gte(endedDay, addDays(call.today, -badlyLately)), within(peopleInSight, residentId)))
    .orderBy(desc(endedDay), desc(id))
    .limit(mostShown)
    .all()
  return [
    ...rowsShown(call, overdue).map((row) => matterOf('overdue', row)),
    ...rowsShown(call, poor).map((row) => matterOf('poor-rating', row)),
  ]
}

/**
 * Requests that are open, whose result is still to be fetched, or whose applicant is still to be asked how it went: their
 * papers go with them.
 */
const inHands = `SELECT id, state FROM service_requests
  WHERE handler_id = ? AND (${isAtHandInWords} OR follow_up_due IS NOT NULL)`

const heldRow = z.object({ id: z.number(), state: z.enum(states) })

/** Requests with an errand of theirs that is out: not everybody who runs errands handles requests. */
const withErrand = `SELECT r.id, r.number FROM service_requests r INDEXED BY service_requests_errand CROSS JOIN errands e ON e.id = r.open_errand_id
  WHERE r.open_errand_id IS NOT NULL AND e.staff_id = ?`

/** As the ledger of papers knows a colleague. */
const holderKey = (staffId: number): string => `staff:${staffId}`

/** Requests under way with papers that they were given. */
const withPapers = `SELECT r.id, r.number FROM service_requests r INDEXED BY service_requests_at_hand CROSS JOIN custody_entries c ON c.request_id = r.id
  WHERE r.${isAtHandInWords} AND c.holder = ?
  GROUP BY r.id, c.material_id, c.form
 HAVING sum(iif(c.reverses IS NULL, c.count, -c.count) * iif(c.movement = 'handed-on', 1, -1)) > 0`

const outRow = z.object({ number: z.string() })
/** As many as a refusal names. */
const mostNamed = 3

export const handsOfRequests: Hands = {
  open: (call, staffId) =>
    Number(
      call
        .statement(
          `SELECT count(*) FROM (SELECT id FROM (${inHands}) UNION SELECT id FROM (${withErrand}) UNION SELECT id FROM (${withPapers}))`,
        )
        .pluck()
        .get(staffId, staffId, holderKey(staffId)),
    ),
  give(call, from, to) {
    // What somebody carries is not handed on by a word: it is brought back, and written down as that.
    const out = rowsOf(
      call,
      outRow,
      `SELECT number FROM (${withErrand}) UNION SELECT number FROM (${withPapers})`,
      from,
      holderKey(from),
    )
    if (out.length > 0) {
      const named = out.slice(0, mostNamed).map(({ number }) => number)
      throw refuse('conflict', 'carries-still', { count: out.length, numbers: named.join('、') })
    }
    const who =
      call.database.select({ name: staff.name }).from(staff).where(eq(staff.id, to)).get()?.name ?? ''
    const requests = rowsOf(call, heldRow, inHands, from)
    for (const request of requests) {
      assignHandler(call, request.id, to)
      noteEvent(call, request, 'reassigned', { who })
    }
    return requests.length
  },
}
