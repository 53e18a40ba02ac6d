/** The procedures of renewals. */
import { eq } from 'drizzle-orm'
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { idsOfResident, requireResident } from '#features/residents/index'
import { renewalDuties } from '../../schema'
import type { renewalsContract } from '../contract'
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

  setDropped: write((call, { id, reason }) => {
    requireDuty(call, id)
    call.database.update(renewalDuties).set({ dropped: reason }).where(eq(renewalDuties.id, id)).run()
    call.record({ subject: `renewal:${id}`, change: { reason } })
    return { id }
  }),
}
