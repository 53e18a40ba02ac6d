/** The rows of the members of staff, for the session and the staff feature. */
import { asc, desc } from 'drizzle-orm'
import type { Role } from '#ground/roles/permissions'
import type { HasStatements } from '#vault/store/store'
import type { ReadCall } from '../rpc/call'
import { mostStaff, signedInStaff, type SignedInStaff } from './contract'
import { staff } from './schema'

interface StaffRow {
  readonly id: number
  readonly account: string
  readonly name: string
  readonly roles: string
}

/** The account as someone who may sign in, or null. */
export function activeStaffByAccount(store: HasStatements, account: string): SignedInStaff | null {
  const row = store
    .statement('SELECT id, account, name, roles FROM staff WHERE account = ? AND active = 1')
    .get(account.trim().toLowerCase()) as StaffRow | undefined
  return row === undefined ? null : asStaff(row)
}

export interface StaffNow {
  readonly staff: SignedInStaff
  /** True while their password is one that the manager gave them. */
  readonly passwordDue: boolean
}

/** Someone known as they are now, or null when they may not sign in any more. Asked at every call, so parsed only when changed. */
export function staffNow(store: HasStatements, known: SignedInStaff): StaffNow | null {
  const row = store
    .statement('SELECT id, account, name, roles, password_given FROM staff WHERE id = ? AND active = 1')
    .get(known.id) as (StaffRow & { readonly password_given: number }) | undefined
  if (row === undefined) return null
  const same = row.name === known.name && row.roles === JSON.stringify(known.roles)
  return { staff: same ? known : asStaff(row), passwordDue: row.password_given === 1 }
}

function asStaff({ id, account, name, roles }: StaffRow): SignedInStaff {
  const held: unknown = JSON.parse(roles)
  return signedInStaff.parse({ id, account, name, roles: held })
}

/** Whether the password someone has now was given by the manager, or chosen by themselves. */
export function notePassword(store: HasStatements, staffId: number, given: boolean): void {
  store.statement('UPDATE staff SET password_given = ? WHERE id = ?').run(given ? 1 : 0, staffId)
}

/** Everyone who may sign in. */
export const activeStaff = (store: HasStatements): readonly SignedInStaff[] =>
  (store.statement('SELECT id, account, name, roles FROM staff WHERE active = 1').all() as StaffRow[]).map(
    asStaff,
  )

/** Everyone there ever was, whether they may sign in or not. */
export const everyoneEver = (store: HasStatements): readonly SignedInStaff[] =>
  (store.statement('SELECT id, account, name, roles FROM staff').all() as StaffRow[]).map(asStaff)

/** Everyone's there ever was, by id. */
export const namesOfStaff = (store: HasStatements): ReadonlyMap<number, string> =>
  new Map(
    (store.statement('SELECT id, name FROM staff').all() as Pick<StaffRow, 'id' | 'name'>[]).map(
      ({ id, name }) => [id, name],
    ),
  )

/** Whose account it is or was, or null. */
export function staffIdByAccount(store: HasStatements, account: string): number | null {
  const id = store
    .statement('SELECT id FROM staff WHERE account = ?')
    .pluck()
    .get(account.trim().toLowerCase())
  return typeof id === 'number' ? id : null
}

/** The accounts of everyone who may sign in. */
export const activeAccounts = (store: HasStatements): readonly string[] =>
  store.statement('SELECT account FROM staff WHERE active = 1').pluck().all().map(String)

export function addStaff(
  store: HasStatements,
  member: { readonly account: string; readonly name: string; readonly roles: readonly Role[] },
  now: number,
): SignedInStaff {
  const { lastInsertRowid } = store
    .statement('INSERT INTO staff (account, name, roles, active, created_at) VALUES (?, ?, ?, 1, ?)')
    .run(member.account, member.name, JSON.stringify(member.roles), now)
  return { id: Number(lastInsertRowid), account: member.account, name: member.name, roles: [...member.roles] }
}

/** Everyone there ever was, those who may sign in first. */
export const everyone = ({ database }: Pick<ReadCall, 'database'>) =>
  database
    .select()
    .from(staff)
    .orderBy(desc(staff.active), asc(staff.name), asc(staff.id))
    .limit(mostStaff)
    .all()
    .map((row) => ({ ...row, roles: [...row.roles] }))
