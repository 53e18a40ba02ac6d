/** What the rooms owe today: keys that should have been back, and what stands for who has died. They are the business of whoever sits at the desk. */
import type { DueDuty, Duties } from '#desk/registers'
import type { ReadCall } from '#desk/rpc/call'
import { holds } from '#ground/roles/permissions'
import { idsOfResident, peopleWhoDied, residentsById } from '#features/residents/index'
import { keysInHands } from '../door/service/keys'
import { cardsOf, fullRows, rowsInSight } from '../bookings/service/rows'
import { dayOfMinute, minuteOfInstant, roomOf, textOfMinute } from '../rules'
import { ruledHouse } from './house'

function keyDuties(call: ReadCall, isWanted: (due: number, resident: number | null) => boolean): DueDuty[] {
  if (!holds(call.staff.roles, 'rooms.book')) return []
  const house = ruledHouse(call)
  return keysInHands(call).flatMap(({ entry, room, key, booking, due }) => {
    const [row] = fullRows(call, 'b.id = ?', booking)
    const resident = row?.resident_id ?? null
    if (due === null || !isWanted(due, resident)) return []
    const { name } = roomOf(house, room)
    const person = resident === null ? undefined : residentsById(call, [resident]).get(resident)
    return [
      {
        kind: 'key',
        id: entry,
        // The only key of a room is often called after the room: said once.
        title: key.startsWith(name) ? key : `${name} ${key}`,
        number: null,
        residentId: person?.id ?? null,
        residentName: person?.name ?? null,
        due: dayOfMinute(due),
        path: `/rooms/door/${booking}`,
      },
    ]
  })
}

/** What still stands for residents who have died: to be cancelled, so that others can have it. */
function diedDuties(call: ReadCall): DueDuty[] {
  const house = ruledHouse(call)
  const rows = rowsInSight(
    call,
    `b.starts > ? AND b.state IN ('pending', 'confirmed') AND b.holder_kind = 'resident'
     AND ${peopleWhoDied.ofColumn('b.resident_id')}`,
    'ORDER BY b.starts, b.id',
    minuteOfInstant(call.now),
  )
  return cardsOf(call, rows).map(({ id, room, span, holder }) => ({
    kind: 'booking-of-died',
    id,
    title: `${roomOf(house, room).name} ${dayOfMinute(span.from)} ${textOfMinute(span.from).slice(11)}`,
    number: null,
    residentId: holder.residentId,
    residentName: holder.name,
    due: call.today,
    path: `/rooms/bookings/${id}`,
  }))
}

export const bookingsOfDied: Duties = {
  mine: (call) => (holds(call.staff.roles, 'rooms.book') ? diedDuties(call) : []),
  ofResident: (call, residentId) => {
    const ids = idsOfResident(call, residentId)
    return diedDuties(call).filter((duty) => duty.residentId !== null && ids.includes(duty.residentId))
  },
}

/** Keys whose time is over. */
export const keysDue = (call: ReadCall): readonly DueDuty[] =>
  keyDuties(call, (due) => due <= minuteOfInstant(call.now))

/** Keys that one person has, due or not. */
export function keysOfResident(call: ReadCall, residentId: number): readonly DueDuty[] {
  const ids = idsOfResident(call, residentId)
  return keyDuties(call, (_, resident) => resident !== null && ids.includes(resident))
}
