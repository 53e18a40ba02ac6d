/**
 * Takes again, in the copy that is brought back, what was taken from people since: accounts of leavers, roles, what a protection hides.
 * Each is on record. What cannot be taken stays and is to be looked at, as are passwords, which nobody can put back.
 */
import { filesApart, mayOpen, type FilesOfDesk } from '#vault/files'
import type { Keyring } from '#vault/keyring/keyring'
import { recordAudit, type AuditedStore } from '#vault/log/record'
import type { HasStatements } from '#vault/store/store'
import type { Role } from '#ground/roles/permissions'
import { holdersIn } from '../holders/last'
import { isPaperConfirmed } from '../holders/paper'
import type { Locking } from '../personal-data/erase'
import { removePin } from '../pins/rows'
import { mayDoMuch } from '../session/password-rule'
import { readRecoverySetting, writeRecoverySetting } from '../session/recovery-setting'
import { activeStaff, notePassword } from '../session/staff'
import { mostToLookAt } from './contract'
import { lookAfterRestore, type ToLookAt } from './look-after-restore'
import type { TakenSince } from './taken-since'

export interface OfCopy {
  /** The keyring that comes with it, which knows its own slots; null where there is none. */
  readonly keyring: Pick<Keyring, 'holds' | 'idOf' | 'trusts'> | null
  readonly files: FilesOfDesk
}

/** What somebody of the copy is to have: nothing, where they have left. */
interface Now {
  readonly roles: readonly Role[]
  /** UTC milliseconds; null for whoever is here. */
  readonly leftAt: number | null
}

/**
 * Who stays as they were in the copy all the same: every manager of then where no other would be there, for nobody could sign in any more;
 * and of a file's holders who was here longest, where nobody else holds its key and its paper is in nobody's hands: it could never be
 * opened again.
 */
function whoStays(
  copy: HasStatements,
  now: ReadonlyMap<number, Now>,
  { keyring, files }: OfCopy,
): ReadonlySet<number> {
  const staff = activeStaff(copy)
  const managers = staff.filter(({ roles }) => roles.includes('manager'))
  const isManaged = staff.some(({ id, roles }) => (now.get(id)?.roles ?? roles).includes('manager'))
  const stays = new Set(isManaged ? [] : managers.map(({ id }) => id))
  if (keyring === null) return stays
  for (const file of filesApart(files).filter((one) => !isPaperConfirmed(copy, one))) {
    const holders = holdersIn(copy, keyring, file).filter(({ account }) =>
      keyring.trusts(keyring.idOf(account)),
    )
    if (holders.some(({ id, roles }) => stays.has(id) || mayOpen(file, now.get(id)?.roles ?? roles))) continue
    const untilOf = (id: number) => now.get(id)?.leftAt ?? Infinity
    const [last] = holders.toSorted((one, other) => untilOf(other.id) - untilOf(one.id))
    if (last !== undefined) stays.add(last.id)
  }
  return stays
}

interface Taking extends OfCopy {
  readonly locking: Locking
  /** UTC milliseconds. */
  readonly at: number
  /** Who brings it back; null with the recovery key. */
  readonly staffId: number | null
}

/** Inside the transaction of the restore. */
export function takeAgain(copy: AuditedStore, taken: TakenSince, taking: Taking): void {
  const { at } = taking
  const still = copy.statement(
    'SELECT 1 FROM staff WHERE id = ? AND account = ? AND created_at = ? AND active = 1',
  )
  const back = taken.left.filter(
    ({ id, account, createdAt }) => still.get(id, account, createdAt) !== undefined,
  )
  const left = new Set(taken.left.map(({ id }) => id))
  const others = taken.roles.filter(({ id }) => !left.has(id))
  const now = new Map<number, Now>([
    ...others.map(({ id, roles }) => [id, { roles, leftAt: null }] as const),
    ...back.map(({ id, leftAt }) => [id, { roles: [], leftAt: leftAt ?? at }] as const),
  ])
  const stays = whoStays(copy, now, taking)
  const gone = back.filter(({ id }) => !stays.has(id))
  for (const { id, leftAt } of gone) deactivate(copy, id, leftAt ?? at, taking)
  for (const { id, roles } of others.filter((one) => !stays.has(one.id))) changeRoles(copy, id, roles, taking)
  for (const one of taken.protections) protect(copy, one, taking)
  if (taken.recoveryKey) askForRenewal(copy, taking)
  const isGone = (id: number) => left.has(id) && !stays.has(id)
  const found: ToLookAt = {
    left: gone.map(({ id }) => id),
    stayed: back.filter(({ id }) => stays.has(id)).map(({ id }) => id),
    passwords: taken.passwords.filter((id) => !isGone(id)),
    roles: taken.roles.map(({ id }) => id).filter((id) => !isGone(id)),
    protections: taken.protections.map(({ id }) => id),
  }
  const most = Object.fromEntries(
    Object.entries(found).map(([what, ids]) => [what, ids.slice(0, mostToLookAt)]),
  )
  lookAfterRestore.write(copy, { ...found, ...most })
}

function deactivate(copy: AuditedStore, id: number, leftAt: number, { at, staffId }: Taking): void {
  copy.statement('UPDATE staff SET active = 0, left_at = ? WHERE id = ?').run(leftAt, id)
  removePin(copy, id)
  const done = { at, staffId, procedure: 'restore.deactivate', outcome: 'done' } as const
  recordAudit(copy, { ...done, subject: `staff:${id}`, change: { active: false } })
}

/** The key that a role carried goes from its slot when the file is opened, as whenever somebody has lost the role. */
function changeRoles(copy: AuditedStore, id: number, roles: readonly Role[], { at, staffId }: Taking): void {
  const before = activeStaff(copy).find((member) => member.id === id)
  if (before === undefined || JSON.stringify(before.roles) === JSON.stringify(roles)) return
  copy.statement('UPDATE staff SET roles = ? WHERE id = ?').run(JSON.stringify(roles), id)
  // A password that was long enough for little may be too short for what it opens now.
  if (mayDoMuch(roles) && !mayDoMuch(before.roles)) notePassword(copy, id, true)
  const done = { at, staffId, procedure: 'restore.changeRoles', outcome: 'done' } as const
  recordAudit(copy, { ...done, subject: `staff:${id}`, change: { roles: [...roles] } })
}

/** By whoever set it where they are in the copy, or by whoever brings it back; with the recovery key a manager of then stands for them. */
function protect(
  copy: AuditedStore,
  { id, protection, isSetterThere }: TakenSince['protections'][number],
  { at, staffId, locking }: Taking,
): void {
  if (protection === null) return
  const [manager] = activeStaff(copy).filter(({ roles }) => roles.includes('manager'))
  const setBy = isSetterThere ? protection.setBy : (staffId ?? manager?.id)
  if (setBy === undefined) return
  locking.protect(copy, id, { ...protection, setBy })
  const done = { at, staffId, procedure: 'restore.protect', outcome: 'done' } as const
  recordAudit(copy, { ...done, subject: `resident:${id}`, change: { protection: { ...protection, setBy } } })
}

/** The paper of then opens this copy, and may be in anybody's hands. */
function askForRenewal(copy: AuditedStore, { at, staffId }: Taking): void {
  writeRecoverySetting(copy, { ...readRecoverySetting(copy), renewalDue: true })
  const done = { at, staffId, procedure: 'restore.renewalDue', outcome: 'done' } as const
  recordAudit(copy, { ...done, subject: 'keyring:file', change: { recoveryKey: 'renewal-due' } })
}
