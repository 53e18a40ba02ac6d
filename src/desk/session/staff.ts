/** The rows of the members of staff, for the session and the staff feature. */
import type { Role } from '../roles/permissions'
import type { HasStatements } from '../store/store'
import { signedInStaff, type SignedInStaff } from './contract'

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
  if (!row) return null
  const roles: unknown = JSON.parse(row.roles)
  return signedInStaff.parse({ ...row, roles })
}

/** Whose account it is or was, or null. */
export function staffIdByAccount(store: HasStatements, account: string): number | null {
  const id = store
    .statement('SELECT id FROM staff WHERE account = ?')
    .pluck()
    .get(account.trim().toLowerCase())
  return typeof id === 'number' ? id : null
}

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
