/** The clock of a stored request: its events read with the centre's calendar. */
import type { Reader, Writer } from '#desk/rpc/call'
import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Calendar } from '#work/calendar/rules/index'
import { readCalendar } from '#work/calendar/store'
import { builtRead, builtWrite } from '#vault/store/built'
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

/**
 * After a change of the calendar from this day on: every due day that is kept is counted anew. Returns how many changed. A count that
 * ended before that day went through nothing that changed; of the others whatever is read is read in one statement, since nobody
 * is served meanwhile.
 */
export function recountDueDays(call: Writer, from: string): number {
  const calendar = readCalendar(call)
  const running = call.database
    .select({
      id: serviceRequests.id,
      promisedDays: serviceRequests.promisedDays,
      dueDay: serviceRequests.dueDay,
      dueAnnounced: serviceRequests.dueAnnounced,
    })
    .from(serviceRequests)
    .where(gte(serviceRequests.dueDay, from))
    .all()
  const courses = Map.groupBy(coursesOfRunning(call).all({ from }), ({ requestId }) => requestId)
  let changed = 0
  for (const { id, promisedDays, ...kept } of running) {
    const events = courses.get(id) ?? []
    const { dueDay, dueAnnounced } = keptOf(readClock(calendar, promisedDays, events, call.today))
    if (dueDay === kept.dueDay && dueAnnounced === kept.dueAnnounced) continue
    keepDueDay(call).run({ id, dueDay, dueAnnounced: Number(dueAnnounced) })
    changed += 1
  }
  return changed + recountFollowUps(call, calendar, from)
}

/** From what is due to its events, and not the other way: of these there are ten years. */
const coursesOfRunning = builtRead((database) =>
  database
    .select({ requestId: requestEvents.requestId, day: requestEvents.day, to: requestEvents.state })
    .from(serviceRequests)
    .crossJoin(requestEvents)
    .where(
      and(
        gte(serviceRequests.dueDay, sql.placeholder('from')),
        eq(requestEvents.requestId, serviceRequests.id),
        stillHolds,
      ),
    )
    .orderBy(asc(requestEvents.id))
    .prepare(),
)

const keepDueDay = builtWrite((database) =>
  database
    .update(serviceRequests)
    .set({
      dueDay: sql`${sql.placeholder('dueDay')}`,
      dueAnnounced: sql`${sql.placeholder('dueAnnounced')}`,
    })
    .where(eq(serviceRequests.id, sql.placeholder('id')))
    .prepare(),
)

const followedUpSince = builtRead((database) =>
  database
    .select({ id: serviceRequests.id, kept: serviceRequests.followUpDue, since: requestEvents.day })
    .from(serviceRequests)
    .crossJoin(requestEvents)
    .where(
      and(
        gte(serviceRequests.followUpDue, sql.placeholder('from')),
        eq(requestEvents.requestId, serviceRequests.id),
        inArray(requestEvents.kind, ['deliver', 'follow-up']),
      ),
    )
    .orderBy(asc(requestEvents.id))
    .prepare(),
)

const keepFollowUp = builtWrite((database) =>
  database
    .update(serviceRequests)
    .set({ followUpDue: sql`${sql.placeholder('due')}` })
    .where(eq(serviceRequests.id, sql.placeholder('id')))
    .prepare(),
)

/** A follow-up is counted from the day of the delivery or of the poor rating it answers, whichever was last. */
function recountFollowUps(call: Writer, calendar: Calendar, from: string): number {
  const last = new Map(
    followedUpSince(call)
      .all({ from })
      .map((one) => [one.id, one]),
  )
  const dueAfter = new Map<string, string>()
  let changed = 0
  for (const { id, kept, since } of last.values()) {
    const due = dueAfter.get(since) ?? followUpDue(calendar, since).day
    dueAfter.set(since, due)
    if (due === kept) continue
    keepFollowUp(call).run({ id, due })
    changed += 1
  }
  return changed
}
