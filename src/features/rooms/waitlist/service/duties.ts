/** For the counter: whom to call because a place came free for them. */
import type { DueDuty, Duties } from '#desk/registers'
import type { ReadCall } from '#desk/rpc/call'
import { holds } from '#ground/roles/permissions'
import { idsOfResident } from '#features/residents/index'
import { dayOfMinute, roomOf, textOfMinute } from '../../rules'
import { ruledHouse } from '../../service/house'
import type { ListedWaiting } from '../contract'
import { listed } from './cards'

const dutyOf = (call: ReadCall, { id, room, span, holder }: ListedWaiting): DueDuty => ({
  kind: 'call-waiting',
  id,
  title: `${roomOf(ruledHouse(call), room).name} ${dayOfMinute(span.from)} ${textOfMinute(span.from).slice(11)}`,
  number: null,
  residentId: holder.residentId,
  residentName: holder.name,
  due: call.today,
  path: '/rooms/waitlist',
})

export const waitlistDuties: Duties = {
  mine: (call) =>
    holds(call.staff.roles, 'rooms.book')
      ? listed(call)
          .filter(({ toCall }) => toCall)
          .map((one) => dutyOf(call, one))
      : [],
  ofResident: (call, residentId) => {
    const ids = idsOfResident(call, residentId)
    return listed(call)
      .filter(({ toCall, holder }) => toCall && holder.residentId !== null && ids.includes(holder.residentId))
      .map((one) => dutyOf(call, one))
  },
}
