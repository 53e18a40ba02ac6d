/** The manager's work on accounts. The rows are the core's table `staff`; the passwords are slots of its keyring. */
import { eq } from 'drizzle-orm'
import { DeskError } from '#ground/contract/errors'
import type { ReadCall, WriteCall } from '#desk/rpc/call'
import { removePin } from '#desk/pins/rows'
import { keys, read, serve } from '#desk/rpc/serve'
import { staff } from '#desk/session/schema'
import { writeOnRecord } from '#desk/session/calls'
import { mostStaff } from '#desk/session/contract'
import { dropKeysApart, refuseLastHolder } from '#desk/holders/last'
import { mayDoMuch, refusePassword } from '#desk/session/password-rule'
import { givePassword, takePassword } from '#desk/session/passwords'
import { addStaff, everyone, notePassword } from '#desk/session/staff'
import type { Session } from '#desk/session/session'
import type { Role } from '#ground/roles/permissions'
import type { Housed } from '#desk/house'
import { filesApart, mayOpen } from '#vault/files'
import { staffContract, type StaffMember } from './contract'
import { auditingOf, mayHandle, someoneManages } from './rules'

type AnyCall = Pick<ReadCall, 'database'>

function memberOf({ database }: AnyCall, id: number): StaffMember {
  const row = database.select().from(staff).where(eq(staff.id, id)).get()
  if (row === undefined) throw new DeskError('not-found', 'staff.not-found')
  return { ...row, roles: [...row.roles] }
}

/** The member as they are to become; refused when nobody could manage any more. */
function requireManager(call: WriteCall, changed: StaffMember): void {
  if (!someoneManages(everyone(call), changed)) throw new DeskError('conflict', 'staff.last-manager')
}

/**
 * Refused where somebody would both manage and audit among others. Returns what the row of the change is about: the one person of a centre
 * who audits themselves stands in the log as that.
 */
function auditedSubject(call: WriteCall, changed: Pick<StaffMember, 'id' | 'roles' | 'active'>): string {
  const auditing = auditingOf(everyone(call), changed)
  if (auditing === 'mixed') throw new DeskError('conflict', 'staff.audits-themselves')
  return auditing === 'alone' ? `audits-themselves:${changed.id}` : `staff:${changed.id}`
}

/** What is done to one's own account here is a way to shut oneself out. */
function requireOther(call: WriteCall, id: number): void {
  if (call.staff.id === id) throw new DeskError('conflict', 'staff.own-account')
}

/** Nothing is nobody's: what is open in the hands of who leaves, or goes on to other work, goes to a colleague who may handle it. */
function giveHands(
  call: Housed<WriteCall>,
  from: number,
  to: number | undefined,
): { readonly handedTo?: number; readonly handed?: number } {
  const open = call.house.openInHands(call, from)
  if (open === 0) return {}
  if (to === undefined) throw new DeskError('conflict', 'staff.hands-not-empty', { count: open })
  const colleague = memberOf(call, to)
  if (to === from || !mayHandle(colleague)) throw new DeskError('conflict', 'staff.may-not-handle')
  return { handedTo: to, handed: call.house.giveHands(call, from, to) }
}

/** True where somebody of these roles may not hold every key of a file apart. */
const losesKeys = ({ files }: Session, roles: readonly Role[]): boolean =>
  filesApart(files).some((file) => !mayOpen(file, roles))

export const staffService = serve(staffContract, {
  list: read((call) => ({ staff: [...everyone(call)] })),

  inHands: read((call, { id }) => ({ open: call.house.openInHands(call, memberOf(call, id).id) })),

  // Passwords stay out of what `writeOnRecord` remembers of a request: even a digest of one is too much.
  add: keys(async (session, { password, ...input }, sendId) => {
    const { id } = writeOnRecord(session, 'staff.add', { sendId, ...input }, (call) => {
      const taken = call.database.select().from(staff).where(eq(staff.account, input.account)).get()
      if (taken !== undefined) {
        throw new DeskError('conflict', 'staff.account-taken', {}, [
          { path: ['account'], code: 'staff.account-taken' },
        ])
      }
      if (everyone(call).length >= mostStaff) throw new DeskError('conflict', 'staff.too-many')
      const { account, name, roles } = input
      refusePassword(password, input, session.demonstration)
      auditedSubject(call, { id: 0, roles, active: true })
      const added = addStaff(call, { account, name, roles }, call.now)
      notePassword(call, added.id, true)
      call.record({ subject: `staff:${added.id}`, change: { account, name, roles } })
      return { id: added.id }
    })
    await givePassword(session, input.account, password)
    return { id }
  }),

  change: keys((session, input, sendId) => {
    const { id, name, roles } = input
    const { account } = writeOnRecord(session, 'staff.change', { sendId, ...input }, (call) => {
      const member = memberOf(call, id)
      requireManager(call, { ...member, name, roles })
      const subject = auditedSubject(call, { ...member, roles })
      // Asked of whoever loses the work by this change; of whoever had lost it before, it is taken when it is offered.
      const losesWork = mayHandle(member) && !mayHandle({ ...member, roles })
      const given = losesWork || input.handTo !== undefined ? giveHands(call, id, input.handTo) : {}
      if (losesKeys(session, roles)) refuseLastHolder(session, member.account)
      call.database.update(staff).set({ name, roles }).where(eq(staff.id, id)).run()
      // A password that was long enough for little may be too short for what it opens now.
      if (mayDoMuch(roles) && !mayDoMuch(member.roles)) notePassword(call, id, true)
      call.record({ subject, change: { name, roles, ...given } })
      return { account: member.account }
    })
    if (losesKeys(session, roles)) dropKeysApart(session, account)
    return {}
  }),

  resetPassword: keys(async (session, { password, ...input }, sendId) => {
    const { account } = writeOnRecord(session, 'staff.resetPassword', { sendId, ...input }, (call) => {
      requireOther(call, input.id)
      const member = memberOf(call, input.id)
      if (!member.active) throw new DeskError('conflict', 'staff.not-active')
      refuseLastHolder(session, member.account)
      refusePassword(password, member, session.demonstration)
      notePassword(call, input.id, true)
      removePin(call, input.id)
      call.record({ subject: `staff:${input.id}`, change: { password: 'reset' } })
      return { account: member.account }
    })
    await givePassword(session, account, password)
    return {}
  }),

  deactivate: keys((session, input, sendId) => {
    const { account } = writeOnRecord(session, 'staff.deactivate', { sendId, ...input }, (call) => {
      requireOther(call, input.id)
      const member = memberOf(call, input.id)
      requireManager(call, { ...member, active: false })
      refuseLastHolder(session, member.account)
      const given = giveHands(call, input.id, input.handTo)
      call.database.update(staff).set({ active: false, leftAt: call.now }).where(eq(staff.id, input.id)).run()
      removePin(call, input.id)
      const { changeOfKeys } = input
      call.record({ subject: `staff:${input.id}`, change: { active: false, changeOfKeys, ...given } })
      return { account: member.account }
    })
    takePassword(session, account)
    return {}
  }),

  reactivate: keys(async (session, { password, ...input }, sendId) => {
    const { account } = writeOnRecord(session, 'staff.reactivate', { sendId, ...input }, (call) => {
      const member = memberOf(call, input.id)
      // Of whoever is here the password is reset, which guards one's own account and the last who holds a key.
      if (member.active) throw new DeskError('conflict', 'staff.already-active')
      refusePassword(password, member, session.demonstration)
      auditedSubject(call, { ...member, active: true })
      call.database
        .update(staff)
        .set({ active: true, leftAt: null, passwordGiven: true })
        .where(eq(staff.id, input.id))
        .run()
      call.record({ subject: `staff:${input.id}`, change: { active: true } })
      return { account: member.account }
    })
    await givePassword(session, account, password)
    return {}
  }),
})
