/**
 * What was taken from people since a backup, and would be theirs again with it: who has left, whose password or roles were changed, and
 * who was put under protection.
 */
import { z } from 'zod'
import { filesApart, type FilesOfDesk } from '#vault/files'
import type { Keyring } from '#vault/keyring/keyring'
import { doneBeyond } from '#vault/log/beyond'
import { recordAudit, type AuditedStore } from '#vault/log/record'
import type { HasStatements } from '#vault/store/store'
import { holdersIn } from '../holders/last'
import { isPaperConfirmed } from '../holders/paper'
import type { Locking } from '../personal-data/erase'
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
const takenBy: Readonly<Record<string, 'passwords' | 'roles'>> = {
  'session.changePassword': 'passwords',
  'session.recover': 'passwords',
  'staff.resetPassword': 'passwords',
  'staff.reactivate': 'passwords',
  'staff.change': 'roles',
}

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

/** Whose password or roles were changed, as the log of `here` knows and that of `copy`, an older one of the same desk, does not. */
export function changedSince(
  here: HasStatements,
  copy: HasStatements,
): Pick<TakenSince, 'passwords' | 'roles'> {
  const rows = doneBeyond(here, copy, Object.keys(takenBy))
  const isSame = sameIn(here, copy)
  const idsOf = (what: 'passwords' | 'roles'): readonly number[] => [
    ...new Set(
      rows
        .filter(({ procedure }) => takenBy[procedure] === what)
        .map(({ subject }) => Number(subject.slice(subject.indexOf(':') + 1)))
        .filter(isSame),
    ),
  ]
  return { passwords: idsOf('passwords'), roles: idsOf('roles') }
}

/** Records that are protected here, and in `copy` are there and are not: the log does not say who was protected with somebody. */
export function protectedSince(
  here: HasStatements,
  copy: HasStatements,
  locking: Locking,
): TakenSince['protections'] {
  const there = new Set(locking.protectedIn(copy).map(({ id }) => id))
  return locking
    .protectedIn(here)
    .filter(({ id, createdAt }) => !there.has(id) && locking.isThere(copy, id, createdAt))
    .map(({ id }) => id)
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

export interface OfCopy {
  /** The keyring that comes with it, which knows its own slots; null where there is none. */
  readonly keyring: Pick<Keyring, 'holds' | 'idOf' | 'trusts'> | null
  readonly files: FilesOfDesk
}

/**
 * Who has left and stays all the same: every manager where no other would be there, for nobody could sign in any more; and of a file's
 * holders who was here longest, where nobody else holds its key and its paper is in nobody's hands: it could never be opened again.
 */
function whoStays(
  copy: HasStatements,
  back: readonly z.infer<typeof leaver>[],
  { keyring, files }: OfCopy,
): ReadonlySet<number> {
  const leftAt = new Map(back.map((one) => [one.id, one.leftAt ?? 0] as const))
  const managers = activeStaff(copy).filter(({ roles }) => roles.includes('manager'))
  const stays = new Set(managers.every(({ id }) => leftAt.has(id)) ? managers.map(({ id }) => id) : [])
  if (keyring === null) return stays
  for (const file of filesApart(files).filter((one) => !isPaperConfirmed(copy, one))) {
    const holders = holdersIn(copy, keyring, file)
      .filter(({ account }) => keyring.trusts(keyring.idOf(account)))
      .map(({ id }) => id)
    if (holders.some((id) => !leftAt.has(id) || stays.has(id))) continue
    const [last] = holders.toSorted((one, other) => (leftAt.get(other) ?? 0) - (leftAt.get(one) ?? 0))
    if (last !== undefined) stays.add(last)
  }
  return stays
}

/**
 * Takes the accounts of those who have left since in the copy that is brought back, each on record, and notes what else a manager has to
 * look at. Inside the transaction of the restore. Who cannot be taken out stays, and is to be looked at.
 */
export function takeAgain(
  copy: AuditedStore,
  { left, ...changed }: TakenSince,
  { at, staffId, ...of }: OfCopy & { readonly at: number; readonly staffId: number | null },
): void {
  const still = copy.statement(
    'SELECT 1 FROM staff WHERE id = ? AND account = ? AND created_at = ? AND active = 1',
  )
  const back = left.filter(({ id, account, createdAt }) => still.get(id, account, createdAt) !== undefined)
  const stays = whoStays(copy, back, of)
  const gone = back.filter(({ id }) => !stays.has(id))
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
  const isGone = (id: number) => left.some((one) => one.id === id) && !stays.has(id)
  const found: ToLookAt = {
    left: gone.map(({ id }) => id),
    stayed: back.filter(({ id }) => stays.has(id)).map(({ id }) => id),
    passwords: changed.passwords.filter((id) => !isGone(id)),
    roles: changed.roles.filter((id) => !isGone(id)),
    protections: changed.protections,
  }
  const most = Object.fromEntries(
    Object.entries(found).map(([what, ids]) => [what, ids.slice(0, mostToLookAt)]),
  )
  lookAfterRestore.write(copy, { ...found, ...most })
}
