/** Serves the roll of the committee. */
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { ReadCall, Reader, WriteCall } from '#desk/rpc/call'
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { mediators } from '#ground/roles/permissions'
import { refuse } from '../../cases/service/refuse'
import { committeeFaults, termEnds } from '../../rules'
import { mediationMembers } from '../schema'
import type { committeeContract, MemberShown, MemberText } from '../contract'

/** Everybody who ever sat on it: those who do now first, the chair before the others. */
export const rollOf = (call: Pick<Reader, 'database'>): MemberShown[] =>
  call.database
    .select()
    .from(mediationMembers)
    .orderBy(asc(mediationMembers.chosenOn), asc(mediationMembers.id))
    .all()
    .map((member) => ({ ...member, termEnds: termEnds(member.chosenOn) }))
    .toSorted(
      (one, other) =>
        Number(one.leftOn !== null) - Number(other.leftOn !== null) ||
        Number(other.chair) - Number(one.chair),
    )

const account = z.object({ id: z.number(), name: z.string() })

/** Accounts of whoever has cases; those who left the centre are no choice any more. */
const accountsOf = (call: Pick<ReadCall, 'beside'>) =>
  z.array(account).parse(
    call
      .beside('desk')
      .statement(
        `SELECT s.id, s.name FROM staff s
          WHERE s.active = 1 AND EXISTS (
            SELECT 1 FROM json_each(s.roles) held WHERE held.value IN (SELECT value FROM json_each(?)))
          ORDER BY s.id`,
      )
      .all(JSON.stringify(mediators)),
  )

function requireMember(call: Pick<Reader, 'database'>, id: number) {
  const member = call.database.select().from(mediationMembers).where(eq(mediationMembers.id, id)).get()
  if (member === undefined) throw refuse('not-found', 'member-unknown')
  return member
}

/** An account is one person's: two members with it would share a ledger. */
function requireFree(call: Pick<Reader, 'database'>, id: number | null, staffId: number | null): void {
  const taken = rollOf(call).find(
    (one) => staffId !== null && one.staffId === staffId && one.leftOn === null && one.id !== id,
  )
  if (taken !== undefined) throw refuse('conflict', 'member-account-taken', { name: taken.name })
}

function keep(call: WriteCall, { id, member }: { readonly id: number | null; readonly member: MemberText }) {
  requireFree(call, id, member.staffId)
  if (id === null) {
    const added = call.database
      .insert(mediationMembers)
      .values(member)
      .returning({ id: mediationMembers.id })
      .get()
    call.record({ subject: `mediation-member:${added.id}`, change: member })
    return added
  }
  requireMember(call, id)
  call.database.update(mediationMembers).set(member).where(eq(mediationMembers.id, id)).run()
  call.record({ subject: `mediation-member:${id}`, change: member })
  return { id }
}

function leave(call: WriteCall, { id, on }: { readonly id: number; readonly on: string }) {
  const { chosenOn, leftOn } = requireMember(call, id)
  if (leftOn !== null) throw refuse('conflict', 'member-left')
  if (on < chosenOn) throw refuse('invalid', 'member-left-before', { day: chosenOn })
  call.database.update(mediationMembers).set({ leftOn: on }).where(eq(mediationMembers.id, id)).run()
  call.record({ subject: `mediation-member:${id}`, change: { leftOn: on } })
  return { id }
}

export const committeeHandlers: HandlersOf<typeof committeeContract> = {
  roll: read((call) => {
    const members = rollOf(call)
    return { members, faults: [...committeeFaults(members, call.today)], accounts: accountsOf(call) }
  }),
  keep: write(keep),
  leave: write(leave),
}
