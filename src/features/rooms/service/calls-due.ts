/** For the counter: whom to call because they lost a place, to the house's own use or to another's approved request. */
import type { DueDuty, Duties } from '#desk/registers'
import type { ReadCall } from '#desk/rpc/call'
import { holds } from '#ground/roles/permissions'
import { idsOfResident } from '#features/residents/index'
import type { BookingCard } from '../bookings/contract'
import { callsToMake } from '../precedence/service/calls'
import { openRivals } from '../rivals/service/calls'
import { dayOfMinute, roomOf, textOfMinute } from '../rules'
import { ruledHouse } from './house'

function dutyOf(
  call: ReadCall,
  kind: 'call-displaced' | 'call-rival',
  id: number,
  booking: BookingCard,
): DueDuty {
  const { room, span, holder } = booking
  return {
    kind,
    id,
    title: `${roomOf(ruledHouse(call), room).name} ${dayOfMinute(span.from)} ${textOfMinute(span.from).slice(11)}`,
    number: null,
    residentId: holder.residentId,
    residentName: holder.name,
    due: call.today,
    path: '/rooms/calls',
  }
}

const all = (call: ReadCall): readonly DueDuty[] => [
  ...callsToMake(call).map(({ one, booking }) => dutyOf(call, 'call-displaced', one.id, booking)),
  ...openRivals(call).map(({ id, booking }) => dutyOf(call, 'call-rival', id, booking)),
]

export const callDuties: Duties = {
  mine: (call) => (holds(call.staff.roles, 'rooms.book') ? all(call) : []),
  ofResident: (call, residentId) => {
    const ids = idsOfResident(call, residentId)
    return all(call).filter((duty) => duty.residentId !== null && ids.includes(duty.residentId))
  },
}
