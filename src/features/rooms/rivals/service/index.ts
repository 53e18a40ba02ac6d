/** Serves the list of who is to be told that somebody else got their time. */
import { disclose, read, write, type HandlersOf } from '#desk/rpc/serve'
import { requireResident } from '#features/residents/index'
import { revealed } from '#work/reveal/reveal'
import type { rivalsContract } from '../contract'
import { noteTelling, openRivals, reopenTelling, requireRival } from './calls'

export const rivalsHandlers: HandlersOf<typeof rivalsContract> = {
  calls: read((call) => ({ calls: openRivals(call) })),

  note: write((call, { id, result, note }) => {
    noteTelling(call, id, result, note)
    call.record({ subject: `booking:${requireRival(call, id).id}`, change: { told: result, note } })
    return { calls: openRivals(call) }
  }),

  reopen: write((call, { id }) => {
    reopenTelling(call, id)
    call.record({ subject: `booking:${requireRival(call, id).id}`, change: { told: 'reopened' } })
    return { calls: openRivals(call) }
  }),

  reveal: disclose((call, { id, reason }) => {
    const row = requireRival(call, id)
    const subject =
      row.resident_id === null ? `booking:${row.id}` : `resident:${requireResident(call, row.resident_id).id}`
    return revealed(call, { subject, kind: 'contact-phone', value: row.phone ?? '' }, reason)
  }),
}
