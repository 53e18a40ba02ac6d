/**
 * What was taken from people since a backup, and would be theirs again with it: who has left, whose password or roles were changed, who
 * was put under protection, and the recovery key that another took the place of.
 */
import { z } from 'zod'
import { doneBeyond } from '#vault/log/beyond'
import type { HasStatements } from '#vault/store/store'
import type { Role } from '#ground/roles/permissions'
import type { Locking, Protection } from '../personal-data/erase'
import { everyoneEver } from '../session/staff'

const leaver = z.object({
  id: z.number(),
  account: z.string(),
  createdAt: z.number(),
  leftAt: z.number().nullable(),
})

export interface TakenSince {
  /** Everyone who may not sign in. */
  readonly left: readonly z.infer<typeof leaver>[]
  readonly passwords: readonly number[]
  /** Whose roles, or name, are others since, with the roles that they have now. */
  readonly roles: readonly { readonly id: number; readonly roles: readonly Role[] }[]
  readonly protections: readonly ProtectedSince[]
  /** The recovery key of then was renewed. */
  readonly recoveryKey: boolean
}

export interface ProtectedSince {
  readonly id: number
  readonly protection: Protection | null
  /** True where whoever set it is the same person in the copy. */
  readonly isSetterThere: boolean
}

/** Steps by which something is taken that an older copy gives back, and what that is. */
const takenBy: Readonly<Record<string, 'passwords' | 'roles'>> = {
  'session.changePassword': 'passwords',
  'session.recover': 'passwords',
  'staff.resetPassword': 'passwords',
  'staff.reactivate': 'passwords',
  'staff.change': 'roles',
  'restore.changeRoles': 'roles',
}
const renewals = ['session.renewRecoveryKey', 'restore.renewalDue']

/** Everyone who may not sign in here. */
export const leftHere = (here: HasStatements): TakenSince['left'] =>
  z
    .array(leaver)
    .parse(
      here
        .statement(
          'SELECT id, account, created_at AS createdAt, left_at AS leftAt FROM staff WHERE active = 0',
        )
        .all(),
    )

/** What was changed, as the log of `here` knows and that of `copy`, an older one of the same desk, does not. */
export function changedSince(
  here: HasStatements,
  copy: HasStatements,
): Pick<TakenSince, 'passwords' | 'roles' | 'recoveryKey'> {
  const rows = doneBeyond(here, copy, [...Object.keys(takenBy), ...renewals])
  const isSame = sameIn(here, copy)
  const idsOf = (what: 'passwords' | 'roles'): readonly number[] => [
    ...new Set(
      rows
        .filter(({ procedure }) => takenBy[procedure] === what)
        .map(({ subject }) => Number(subject.slice(subject.indexOf(':') + 1)))
        .filter(isSame),
    ),
  ]
  const rolesNow = new Map(everyoneEver(here).map(({ id, roles }) => [id, roles] as const))
  return {
    passwords: idsOf('passwords'),
    roles: idsOf('roles').map((id) => ({ id, roles: rolesNow.get(id) ?? [] })),
    recoveryKey: rows.some(({ procedure }) => renewals.includes(procedure)),
  }
}

/** Records that are protected here, and in `copy` are there and are not: the log does not say who was protected with somebody. */
export function protectedSince(
  here: HasStatements,
  copy: HasStatements,
  locking: Locking,
): TakenSince['protections'] {
  const there = new Set(locking.protectedIn(copy).map(({ id }) => id))
  const isSame = sameIn(here, copy)
  return locking
    .protectedIn(here)
    .filter(({ id, createdAt }) => !there.has(id) && locking.isThere(copy, id, createdAt))
    .map(({ id }) => {
      const protection = locking.protectionOf(here, id)
      return { id, protection, isSetterThere: protection !== null && isSame(protection.setBy) }
    })
}

/** Numbers are given anew after a restore: the same one may be somebody who came after the backup. */
function sameIn(here: HasStatements, copy: HasStatements): (id: number) => boolean {
  const known = (desk: HasStatements, id: number) =>
    desk.statement("SELECT account || ' ' || created_at FROM staff WHERE id = ?").pluck().get(id)
  return (id) => {
    const there = Number.isSafeInteger(id) ? known(copy, id) : undefined
    return there !== undefined && there === known(here, id)
  }
}
