/** The procedures of renewals. */
import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { idsOfResident, requireResident } from '#features/residents/index'
import { renewalDuties } from '../../schema'
import type { renewalsContract } from '../contract'
import { refuse } from '../../requests/service/refuse'
import { enrol, pageOfRenewals, requireDuty } from './duties'

/** All but the start, which opens a request. */
export const renewalsHandlers: Omit<HandlersOf<typeof renewalsContract>, 'start'> = {
  list: read((call, { residentId, ...filter }) =>
    pageOfRenewals(call, {
      ...filter,
      residentIds: residentId === undefined ? undefined : idsOfResident(call, residentId),
    }),
  ),

  enrol: write((call, { residentId, itemId, due }) => {
    requireResident(call, residentId)
    const id = enrol(call, { residentId, itemId, due })
    call.record({ subject: `renewal:${id}`, change: { due } })
    return { id }
  }),

  noteCall: write((call, { id, outcome, comesOn }) => {
    if (requireDuty(call, id).dropped !== null) throw refuse('conflict', 'renewal-dropped')
    if ((outcome === 'will-come') !== (comesOn !== null) || (comesOn !== null && comesOn < call.today)) {
      throw refuse('invalid', 'call-names-a-day')
    }
    call.database
      .update(renewalDuties)
      .set({ calledAt: call.now, calledBy: call.staff.id, callOutcome: outcome, comesOn })
      .where(eq(renewalDuties.id, id))
      .run()
    call.record({ subject: `renewal:${id}`, change: { outcome, comesOn } })
    return { id }
  }),

  setDropped: write((call, { id, reason }) => {
    const { residentId, itemId } = requireDuty(call, id)
    // Off the list it is off under each of their records, and why stays where one was off before; only this one comes back.
    const others = and(
      eq(renewalDuties.itemId, itemId),
      inArray(renewalDuties.residentId, [...idsOfResident(call, residentId)]),
      isNull(renewalDuties.dropped),
    )
    const own = eq(renewalDuties.id, id)
    const meant = call.database
      .update(renewalDuties)
      .set({ dropped: reason, enlistingId: null })
      .where(reason === null ? own : or(own, others))
      .returning({ id: renewalDuties.id })
      .all()
    const also = meant.map((row) => row.id).filter((one) => one !== id)
    call.record({ subject: `renewal:${id}`, change: { reason, ...(also.length === 0 ? {} : { also }) } })
    return { id }
  }),
}
