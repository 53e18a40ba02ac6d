/** Serves papers: numbers in full on record, that a paper was printed, and calendars without residents' names. */
import { disclose, read, write, type HandlersOf } from '#desk/rpc/serve'
import { requireResident } from '#features/residents/index'
import { mayReveal } from '#ground/roles/sensitive'
import { cardById, cardsOf, requireRow, rowsInSight, type FullRow } from '../bookings/service/rows'
import type { BookingCard } from '../bookings/contract'
import { dayOfMinute, minuteOfInstant, roomOf } from '../rules'
import { ruledHouse } from '../service/house'
import { refuse } from '../service/refuse'
import { calendarText } from './calendar-text'
import type { papersContract } from './contract'

/** Kinds of what stands on the form in full. */
const fieldsOf = ({ in_charge, phone }: FullRow): readonly string[] => [
  ...(in_charge === null ? [] : ['typed-number']),
  ...(phone === null ? [] : ['contact-phone']),
]

/** A group's booking: a resident's has no form. */
function requireGroup(row: FullRow): FullRow {
  if (row.group_name === null) throw refuse('conflict', 'no-group')
  return row
}

/** What a calendar says of a booking: its title or the group; of a resident nothing but that the room is taken. */
const summaryOf = ({ title, holder }: BookingCard, room: string): string => {
  if (title !== '') return title
  return holder.kind === 'resident' || holder.name === null ? room : holder.name
}

export const papersHandlers: HandlersOf<typeof papersContract> = {
  application: disclose((call, { id }) => {
    const row = requireGroup(requireRow(call, id))
    if (!mayReveal(call.staff.roles, 'contact-phone')) throw refuse('forbidden', 'no-group')
    call.disclose({ subject: `booking:${id}`, fields: fieldsOf(row), reason: 'paper', note: 'application' })
    return { inCharge: row.in_charge, phone: row.phone }
  }),

  printed: write((call, { id, sheet, onto }) => {
    const row = requireRow(call, id)
    const fields = sheet === 'application' ? fieldsOf(requireGroup(row)) : []
    const subject =
      row.resident_id === null ? `booking:${id}` : `resident:${requireResident(call, row.resident_id).id}`
    call.record({
      subject,
      change: { booking: id, sheet, onto },
      ...(fields.length === 0 ? {} : { disclosure: { fields, reason: 'print', note: sheet } }),
    })
    return {}
  }),

  calendar: read((call, { id }) => {
    const card = cardById(call, id)
    const room = roomOf(ruledHouse(call), card.room).name
    const event = { id, span: card.span, summary: summaryOf(card, room), location: room, now: call.now }
    return { name: `${room} ${dayOfMinute(card.span.from)}`, text: calendarText([event]), events: 1 }
  }),

  roomCalendar: read((call, { room }) => {
    const house = ruledHouse(call)
    const known = house.rooms.get(room)
    if (known === undefined) throw refuse('not-found', 'room-unknown')
    const rows = rowsInSight(
      call,
      // What lasts until later began no longer ago than the longest there can be.
      `b.starts > ? - 2880 AND b.room_id = ? AND b.held_until > ?
       AND b.state IN ('confirmed', 'checked-in')`,
      'ORDER BY b.starts, b.id LIMIT 1000',
      minuteOfInstant(call.now),
      room,
      minuteOfInstant(call.now),
    )
    const { name } = known
    const events = cardsOf(call, rows).map((card) => ({
      id: card.id,
      span: card.span,
      summary: summaryOf(card, name),
      location: name,
      now: call.now,
    }))
    return { name, text: calendarText(events), events: events.length }
  }),
}
