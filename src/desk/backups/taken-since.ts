/**
 * What was taken from people since a backup, and would be theirs again with it: who has left, whose password or roles were changed, and
 * who was put under protection.
 */
import { z } from 'zod'
import { doneBeyond } from '#vault/log/beyond'
import { recordAudit, type AuditedStore } from '#vault/log/record'
import type { HasStatements } from '#vault/store/store'
import { removePin } from '../pins/rows'
import { activeStaff } from '../session/staff'
import { mostToLookAt } from './contract'
import { lookAfterRestore, type ToLookAt } from './look-after-restore'

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
  readonly roles: readonly number[]
  readonly protections: readonly number[]
}

/** Steps by which something is taken that an older copy gives back, and what that is. */
const takenBy: Readonly<Record<string, keyof Omit<TakenSince, 'left'>>> = {
  'session.changePassword': 'passwords',
  'session.recover': 'passwords',
  'staff.resetPassword': 'passwords',
  'staff.change': 'roles',
  'residents.protect': 'protections',
}

/** What `here` knows and `copy`, an older one of the same desk, does not. */
export function takenSince(here: HasStatements, copy: HasStatements): TakenSince {
  const rows = doneBeyond(here, copy, Object.keys(takenBy))
  const idsOf = (what: keyof Omit<TakenSince, 'left'>): readonly number[] => [
    ...new Set(
      rows
        .filter(({ procedure }) => takenBy[procedure] === what)
        .map(({ subject }) => Number(subject.slice(subject.indexOf(':') + 1)))
        .filter((id) => Number.isSafeInteger(id) && id > 0),
    ),
  ]
  return {
    left: z
      .array(leaver)
      .parse(
        here
          .statement(
            'SELECT id, account, created_at AS createdAt, left_at AS leftAt FROM staff WHERE active = 0',
          )
          .all(),
      ),
    passwords: idsOf('passwords'),
    roles: idsOf('roles'),
    protections: idsOf('protections'),
  }
}

/**
 * Takes the accounts of those who have left since in the copy that is brought back, each on record, and notes what else a manager has to
 * look at. Inside the transaction of the restore. Where no manager would be left, those who are stay, and are to be looked at: nobody
 * could sign in any more.
 */
export function takeAgain(
  copy: AuditedStore,
  { left, ...changed }: TakenSince,
  { at, staffId }: { readonly at: number; readonly staffId: number | null },
): void {
  const still = copy.statement(
    'SELECT 1 FROM staff WHERE id = ? AND account = ? AND created_at = ? AND active = 1',
  )
  const back = left.filter(({ id, account, createdAt }) => still.get(id, account, createdAt) !== undefined)
  const managers = activeStaff(copy).filter(({ roles }) => roles.includes('manager'))
  const isLeft = managers.some(({ id }) => back.every((one) => one.id !== id))
  const stays = (id: number) => !isLeft && managers.some((manager) => manager.id === id)
  const gone = back.filter(({ id }) => !stays(id))
  for (const { id, leftAt } of gone) {
    copy.statement('UPDATE staff SET active = 0, left_at = ? WHERE id = ?').run(leftAt ?? at, id)
    removePin(copy, id)
    const subject = `staff:${id}`
    recordAudit(copy, {
      at,
      staffId,
      procedure: 'restore.deactivate',
      outcome: 'done',
      subject,
      change: { active: false },
    })
  }
  const isGone = (id: number) => left.some((one) => one.id === id)
  const found: ToLookAt = {
    left: gone.map(({ id }) => id),
    stayed: back.filter(({ id }) => stays(id)).map(({ id }) => id),
    passwords: changed.passwords.filter((id) => !isGone(id)),
    roles: changed.roles.filter((id) => !isGone(id)),
    protections: changed.protections,
  }
  const most = Object.fromEntries(
    Object.entries(found).map(([what, ids]) => [what, ids.slice(0, mostToLookAt)]),
  )
  lookAfterRestore.write(copy, { ...found, ...most })
}
