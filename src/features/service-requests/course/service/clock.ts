/** The clock of a stored request: its events read with the centre's calendar. */
import type { Reader, Writer } from '#desk/rpc/call'
import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Calendar } from '#work/calendar/rules/index'
import { readCalendar } from '#work/calendar/store'
import { builtRead } from '#vault/store/built'
import { followUpDue } from '../../requests/rules'
import { readClock } from '../rules/clock'
import type { ClockReading } from '#work/deadlines/rules/index'
import { requestEvents, serviceRequests } from '../../schema'
import { stillHolds } from '../../schema/events'

const courseOf = builtRead((database) =>
  database
    .select({ day: requestEvents.day, to: requestEvents.state })
    .from(requestEvents)
    .where(and(eq(requestEvents.requestId, sql.placeholder('requestId')), stillHolds))
    .orderBy(asc(requestEvents.id))
    .prepare(),
)

export function clockOf(
  call: Reader | Writer,
  calendar: Calendar,
  request: { readonly id: number; readonly promisedDays: number },
): ClockReading {
  const events = courseOf(call).all({ requestId: request.id })
  return readClock(calendar, request.promisedDays, events, call.today)
}

/** What lists keep of a clock: only a running one has a due day, and only an ended one was on time. */
export const keptOf = (reading: ClockReading) => ({
  dueDay: reading.phase === 'running' ? reading.due : null,
  dueAnnounced: reading.announced,
  onTime: reading.phase === 'ended' && reading.due !== null ? !reading.late : null,
})

/** After a change of the calendar: every due day that is kept is counted anew. Returns how many changed. */
export function recountDueDays(call: Writer): number {
  const calendar = readCalendar(call)
  const running = call.database
    .select({
      id: serviceRequests.id,
      promisedDays: serviceRequests.promisedDays,
      dueDay: serviceRequests.dueDay,
      dueAnnounced: serviceRequests.dueAnnounced,
    })
    .from(serviceRequests)
    .where(isNotNull(serviceRequests.dueDay))
    .all()
  let changed = 0
  for (const request of running) {
    const { dueDay, dueAnnounced } = keptOf(clockOf(call, calendar, request))
    if (dueDay === request.dueDay && dueAnnounced === request.dueAnnounced) continue
    call.database
      .update(serviceRequests)
      .set({ dueDay, dueAnnounced })
      .where(eq(serviceRequests.id, request.id))
      .run()
    changed += 1
  }
  return changed + recountFollowUps(call, calendar)
}

/** A follow-up is counted from the day of the delivery or of the poor rating it answers. */
function recountFollowUps(call: Writer, calendar: Calendar): number {
  const waiting = call.database
    .select({ id: serviceRequests.id, followUpDue: serviceRequests.followUpDue })
    .from(serviceRequests)
    .where(isNotNull(serviceRequests.followUpDue))
    .all()
  let changed = 0
  for (const { id, followUpDue: kept } of waiting) {
    const since = call.database
      .select({ day: requestEvents.day })
      .from(requestEvents)
      .where(and(eq(requestEvents.requestId, id), inArray(requestEvents.kind, ['deliver', 'follow-up'])))
      .orderBy(asc(requestEvents.id))
      .all()
      .at(-1)
    if (since === undefined) continue
    const due = followUpDue(calendar, since.day).day
    if (due === kept) continue
    call.database.update(serviceRequests).set({ followUpDue: due }).where(eq(serviceRequests.id, id)).run()
    changed += 1
  }
  return changed
}
