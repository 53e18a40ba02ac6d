/** Serves the waitlist: whom to call, joining it, offering, and what was said. */
import { disclose, read, write, type HandlersOf } from '#desk/rpc/serve'
import type { WriteCall } from '#desk/rpc/call'
import { requireResident } from '#features/residents/index'
import { revealed } from '#work/reveal/reveal'
import { copiedFrom } from '../../bookings/service/copied'
import { cardById as bookingById } from '../../bookings/service/rows'
import { ruledHouse } from '../../service/house'
import type { waitlistContract } from '../contract'
import { cardById, listed, requireWaiting } from './cards'
import { keepUnseenComers } from './comers'
import { answer, join, offer, withdraw } from './moves'
import { waitingOf } from './waiting'

function done(call: WriteCall, id: number) {
  const house = ruledHouse(call)
  return { waiting: cardById(call, id, (row) => waitingOf(call, house, row)) }
}

export const waitlistHandlers: HandlersOf<typeof waitlistContract> = {
  list: read((call) => {
    const rows = listed(call)
    return { rows, toCall: rows.filter(({ toCall }) => toCall).length }
  }),

  join: write((call, { booking, copyOf }) => {
    const { text, comersOf } = copiedFrom(call, booking, copyOf)
    const id = join(call, text)
    if (comersOf !== null) keepUnseenComers(call, comersOf, id)
    call.record({ subject: `room-waiting:${id}`, change: { ...booking, copyOf: copyOf ?? null } })
    return done(call, id)
  }),

  offer: write((call, { id, minutes }) => {
    offer(call, id, minutes)
    call.record({ subject: `room-waiting:${id}`, change: { offeredFor: minutes } })
    return done(call, id)
  }),

  answer: write((call, { id, answer: said, note }) => {
    answer(call, id, said, note)
    call.record({ subject: `room-waiting:${id}`, change: { answer: said, note } })
    const made = done(call, id)
    const { bookingId } = made.waiting
    const requested =
      said === 'accept' && bookingId !== null && bookingById(call, bookingId).state === 'pending'
    return { ...made, requested }
  }),

  withdraw: write((call, { id, reason }) => {
    withdraw(call, id, reason)
    call.record({ subject: `room-waiting:${id}`, change: { withdraw: reason } })
    return done(call, id)
  }),

  reveal: disclose((call, { id, field, reason }) => {
    const row = requireWaiting(call, id)
    const subject =
      row.resident_id === null
        ? `room-waiting:${id}`
        : `resident:${requireResident(call, row.resident_id).id}`
    const value = { title: row.title, inCharge: row.in_charge, phone: row.phone }[field] ?? ''
    const kind = field === 'phone' ? 'contact-phone' : 'typed-number'
    return revealed(call, { subject, kind, value }, reason)
  }),
}
