/** The course of a request as it is read: what happened, the latest first, and what of it still holds. */
import type { Reader } from '#desk/rpc/call'
import { and, asc, desc, eq } from 'drizzle-orm'
import { staff } from '#desk/session/schema'
import { shownTo } from '#features/residents/index'
import { readCalendar } from '#work/calendar/store'
import { isCorrectionPresumed } from '../../requests/rules'
import type { EventRow } from '../contract/record'
import { canBeTakenBack } from '../rules/take-back'
import { stateTable } from '../rules/states'
import type { State } from '../../requests/contract/words'
import type { ClockPhase } from '#work/deadlines/contract'
import { requestEvents, stillHolds } from '../../schema'

/** What an event did to the clock, so that the course of a request says so. */
function clockChange(from: State | null, to: State): EventRow['clock'] {
  const before: ClockPhase = from === null ? 'not-started' : stateTable[from].clock
  const after = stateTable[to].clock
  if (before === after || (before === 'not-started' && after === 'stopped')) return null
  switch (after) {
    case 'running':
      return before === 'stopped' ? 'goes-on' : 'starts'
    case 'stopped':
      return 'stops'
    case 'ended':
      return before === 'not-started' ? null : 'ends'
    case 'not-started':
      return null
  }
}

/** The course of a request, the latest first; numbers that someone wrote into it are masked. */
export function eventRows(call: Reader, requestId: number): EventRow[] {
  const { text } = shownTo(call.staff.roles)
  const calendar = readCalendar(call)
  const rows = call.database
    .select({ event: requestEvents, by: staff.name })
    .from(requestEvents)
    .innerJoin(staff, eq(staff.id, requestEvents.staffId))
    .where(eq(requestEvents.requestId, requestId))
    .orderBy(desc(requestEvents.id))
    .all()
  const kinds = new Map(rows.map(({ event }) => [event.id, event.kind]))
  const takenBack = new Set(rows.map(({ event }) => event.takesBack))
  return rows.map(({ event, by }) => {
    const taken = event.takesBack === null ? undefined : kinds.get(event.takesBack)
    const counts = event.takesBack === null && !takenBack.has(event.id)
    return {
      id: event.id,
      at: event.at,
      by,
      kind: event.kind,
      state: event.state,
      text: text(event.text),
      exception: text(event.exception),
      who: text(event.who),
      manner: event.manner,
      rating: event.rating,
      sheet: event.sheet,
      until: event.until,
      untilPresumed: event.until !== null && isCorrectionPresumed(calendar, event.day, event.until),
      clock: counts ? clockChange(event.fromState, event.state) : null,
      takesBack: taken !== undefined && canBeTakenBack(taken) ? taken : null,
      takenBack: takenBack.has(event.id),
    }
  })
}

/** Days and states of a request's events that hold, the oldest first. */
export const courseOf = (call: Reader, requestId: number) =>
  call.database
    .select()
    .from(requestEvents)
    .where(and(eq(requestEvents.requestId, requestId), stillHolds))
    .orderBy(asc(requestEvents.id))
    .all()
