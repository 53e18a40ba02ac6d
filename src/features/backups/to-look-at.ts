/** What a manager has to look at after a restore, with names; due for every one of them until one has. */
import { lookAfterRestore } from '#desk/backups/look-after-restore'
import type { Duties } from '#desk/registers'
import { namesOfStaff } from '#desk/session/staff'
import { dayAt } from '#ground/clock'
import { holds } from '#ground/roles/permissions'
import type { HasStatements } from '#vault/store/store'
import type { ToLookAt } from './contract'

export function toLookAtNamed(store: HasStatements): ToLookAt | null {
  const found = lookAfterRestore.read(store)
  if (found === null) return null
  const names = namesOfStaff(store)
  // Whoever came after the backup is nobody here.
  const named = (ids: readonly number[]) =>
    ids.flatMap((id) => {
      const name = names.get(id)
      return name === undefined ? [] : [{ id, name }]
    })
  return {
    left: named(found.left),
    stayed: named(found.stayed),
    passwords: named(found.passwords),
    roles: named(found.roles),
    protections: [...found.protections],
  }
}

export const backupsDuties: Duties = {
  mine: (call) =>
    holds(call.staff.roles, 'backups.manage') && lookAfterRestore.read(call) !== null
      ? [
          {
            kind: 'look-after-restore',
            id: 1,
            title: '',
            number: null,
            residentId: null,
            residentName: null,
            due: dayAt(call.now),
            path: '/settings/backups',
          },
        ]
      : [],
  ofResident: () => [],
}
