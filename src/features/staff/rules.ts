/** What must hold of the staff, whatever the manager wishes: someone can always manage, and nobody shuts themselves out. */
import type { Role } from '#ground/roles/permissions'

export interface Member {
  readonly id: number
  readonly roles: readonly Role[]
  readonly active: boolean
}

/** True when there is still someone who may manage after `changed` takes the place of the member with its id. */
export function someoneManages(staff: readonly Member[], changed: Member): boolean {
  return staff
    .map((member) => (member.id === changed.id ? changed : member))
    .some((member) => member.active && member.roles.includes('manager'))
}
