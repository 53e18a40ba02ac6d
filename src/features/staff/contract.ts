/** Members of staff: who they are, what they may do; for the manager, their accounts. */
import { z } from 'zod'
import { instant, line, rowId } from '#ground/contract/fields'
import { handlesKeys, reads, request } from '#ground/contract/procedure'
import { roles } from '#ground/roles/permissions'
import { account, colleague, mostStaff, newPassword } from '#desk/session/contract'

const staffName = line(30)
const heldRoles = z
  .array(z.enum(roles))
  .min(1, 'staff.role-required')
  .max(roles.length)
  .refine((held) => new Set(held).size === held.length, 'staff.role-twice')

export const staffMember = colleague.extend({
  active: z.boolean(),
  /** True until they have changed the password that the manager gave them. */
  passwordGiven: z.boolean(),
  createdAt: instant,
  /** Null for whoever is still here. */
  leftAt: instant.nullable(),
})
export type StaffMember = z.infer<typeof staffMember>

/** When the keys are changed for someone who leaves: with it, or put off. */
export const changesOfKeys = ['now', 'later'] as const
export type ChangeOfKeys = (typeof changesOfKeys)[number]

export const staffContract = {
  /** Everyone there ever was, those who may sign in first. */
  list: reads('staff.manage')
    .input(z.strictObject({}))
    .output(z.strictObject({ staff: z.array(staffMember).max(mostStaff) })),

  /** An account is never given to a second person, because the records of the first name it. */
  add: handlesKeys('staff.manage')
    .input(request({ account, name: staffName, roles: heldRoles, password: newPassword }))
    .output(z.strictObject({ id: rowId })),

  /**
   * Name and roles. The last manager stays one: `staff.last-manager`. Of whom the new roles let handle nothing any more, what is open goes to
   * `handTo`, as when they leave.
   */
  change: handlesKeys('staff.manage')
    .input(request({ id: rowId, name: staffName, roles: heldRoles, handTo: rowId.optional() }))
    .output(z.strictObject({})),

  /** A new password for someone who has forgotten theirs; they choose their own when they next sign in. One's own is changed with the old one: `staff.own-account`. */
  resetPassword: handlesKeys('staff.manage')
    .input(request({ id: rowId, password: newPassword }))
    .output(z.strictObject({})),

  /** How much is open in somebody's hands: requests with their papers, answers that the law asks for. */
  inHands: reads('staff.manage')
    .input(z.strictObject({ id: rowId }))
    .output(z.strictObject({ open: z.number().int() })),

  /**
   * Someone leaves: their password opens nothing any more, their records stay. What is open in their hands goes to `handTo`,
   * a colleague who may handle it; with something open and nobody named: `staff.hands-not-empty`. Whether the keys are
   * changed with it or later is on record; until they are, it is due for every manager.
   */
  deactivate: handlesKeys('staff.manage')
    .input(request({ id: rowId, handTo: rowId.optional(), changeOfKeys: z.enum(changesOfKeys) }))
    .output(z.strictObject({})),

  /** Someone comes back, with a new password. */
  reactivate: handlesKeys('staff.manage')
    .input(request({ id: rowId, password: newPassword }))
    .output(z.strictObject({})),
}
