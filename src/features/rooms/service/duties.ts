/** What the rooms owe today: keys that should have been back. They are the business of whoever sits at the desk. */
import type { DueDuty } from '#desk/registers'
import type { ReadCall } from '#desk/rpc/call'
import { holds } from '#ground/roles/permissions'
import { idsOfResident, residentsById } from '#features/residents/index'
import { keysInHands } from '../door/service/keys'
import { fullRows } from '../bookings/service/rows'
import { dayOfMinute, minuteOfInstant, roomOf } from '../rules'
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

/** Keys whose time is over. */
export const keysDue = (call: ReadCall): readonly DueDuty[] =>
  keyDuties(call, (due) => due <= minuteOfInstant(call.now))

/** Keys that one person has, due or not. */
export function keysOfResident(call: ReadCall, residentId: number): readonly DueDuty[] {
  const ids = idsOfResident(call, residentId)
  return keyDuties(call, (_, resident) => resident !== null && ids.includes(resident))
}
