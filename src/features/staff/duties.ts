/** Someone left and the keys are those of before: due for every manager, whoever put it off, until they are changed. */
import { leftSinceChange } from '#desk/key-rotation/left'
import type { Duties } from '#desk/registers'
import { dayAt } from '#ground/clock'
import { holds } from '#ground/roles/permissions'

export const staffDuties: Duties = {
  mine: (call) =>
    holds(call.staff.roles, 'staff.manage')
      ? leftSinceChange(call).map(({ id, name, leftAt }) => ({
          kind: 'change-keys',
          id,
          title: name,
          number: null,
          residentId: null,
          residentName: null,
          due: dayAt(leftAt),
          path: '/settings/keys',
        }))
      : [],
  ofResident: () => [],
}
