/** What must hold of the staff, whatever the manager wishes: someone can always manage, nobody shuts themselves out or audits themselves. */
import { holds, type Role } from '#ground/roles/permissions'

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

const auditsThemselves = ({ active, roles }: Member): boolean =>
  active && roles.includes('manager') && roles.includes('auditor')

/** `apart`: nobody both manages and audits; `alone`: the one person there is does, which is put on record; `mixed`: not allowed. */
export type Auditing = 'apart' | 'alone' | 'mixed'

/**
 * How the staff stand once `changed` takes the place of the member with its id, or comes to them. Whoever reads the log is not the one it
 * tells of first: only a centre of one person has no other choice.
 */
export function auditingOf(staff: readonly Member[], changed: Member): Auditing {
  const all = [...staff.filter(({ id }) => id !== changed.id), changed]
  if (!all.some(auditsThemselves)) return 'apart'
  return all.filter(({ active }) => active).length === 1 ? 'alone' : 'mixed'
}

/** Whether what a leaver had open can go on with this colleague. */
export const mayHandle = ({ active, roles }: Pick<Member, 'active' | 'roles'>): boolean =>
  active && holds(roles, 'service-requests.edit')
