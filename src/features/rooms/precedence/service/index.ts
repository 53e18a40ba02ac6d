/** Serves the centre's own use and its list of calls. */
import { disclose, read, write, type HandlersOf } from '#desk/rpc/serve'
import { requireResident } from '#features/residents/index'
import { revealed } from '#work/reveal/reveal'
import { cardById } from '../../bookings/service/rows'
import type { precedenceContract } from '../contract'
import { moveDisplaced, noteCall, openCalls, reopenCall, requireCall } from './calls'
import { previewed, takeRoom } from './own-use'

export const precedenceHandlers: HandlersOf<typeof precedenceContract> = {
  preview: read((call, { own }) => previewed(call, own)),

  book: write((call, { own, reason, displaces }) => {
    const { id, ...done } = takeRoom(call, own, reason, displaces)
    call.record({ subject: `booking:${id}`, change: { ...own, reason, displaces } })
    return done
  }),

  calls: read((call) => ({ calls: openCalls(call) })),

  note: write((call, { id, result, note }) => {
    noteCall(call, id, result, note)
    call.record({ subject: `booking:${requireCall(call, id).row.id}`, change: { call: result, note } })
    return { calls: openCalls(call) }
  }),

  reopen: write((call, { id }) => {
    reopenCall(call, id)
    call.record({ subject: `booking:${requireCall(call, id).row.id}`, change: { call: 'reopened' } })
    return { calls: openCalls(call) }
  }),

  move: write((call, { id, to }) => {
    const booking = moveDisplaced(call, id, to)
    call.record({ subject: `booking:${requireCall(call, id).row.id}`, change: { movedTo: booking, to } })
    return { calls: openCalls(call), requested: cardById(call, booking).state === 'pending' }
  }),

  reveal: disclose((call, { id, field, reason }) => {
    const { row } = requireCall(call, id)
    const subject =
      row.resident_id === null ? `booking:${row.id}` : `resident:${requireResident(call, row.resident_id).id}`
    const value = { inCharge: row.in_charge, phone: row.phone }[field] ?? ''
    const kind = field === 'phone' ? 'contact-phone' : 'typed-number'
    return revealed(call, { subject, kind, value }, reason)
  }),
}
