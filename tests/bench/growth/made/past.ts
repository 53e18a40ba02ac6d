/** What is over of the work of a desk: visits, requests, bookings, with all that hangs on them. */
import type { SQLiteFile } from '#vault/store/open'
import type { Copied } from './copies'

const closedVisit = "o.state IN ('answered', 'became-request', 'left')"
const closedRequest = "o.state IN ('followed-up', 'terminated', 'not-accepted')"
const ofClosedRequest = `o.request_id IN (SELECT o.id FROM service_requests o WHERE ${closedRequest})`

export const visits: readonly [Copied, ...(readonly Copied[])] = [
  {
    table: 'visits',
    over: closedVisit,
    ids: ['id', 'last_move_id'],
    days: ['day'],
    instants: ['registered_at', 'called_at', 'serving_at', 'closed_at'],
    people: ['resident_id'],
    others: { sequence: 'sequence + 1000 * :copy', service_request_id: 'NULL' },
  },
  {
    table: 'visit_moves',
    over: `o.visit_id IN (SELECT o.id FROM visits o WHERE ${closedVisit})`,
    ids: ['id', 'visit_id', 'undoes'],
    days: ['day'],
    instants: ['at'],
    others: { before: 'NULL' },
  },
]

export const requests: readonly [Copied, ...(readonly Copied[])] = [
  {
    table: 'service_requests',
    over: closedRequest,
    ids: ['id', 'last_event_id'],
    days: ['opened_day', 'accepted_day', 'ended_day'],
    instants: ['opened_at'],
    people: ['resident_id'],
    others: {
      number_sequence: 'number_sequence + 100000 * :copy',
      number: "number || '-' || :copy",
      open_errand_id: 'NULL',
      visit_id: 'NULL',
      renewal_id: 'NULL',
    },
  },
  {
    table: 'request_events',
    over: ofClosedRequest,
    ids: ['id', 'request_id', 'takes_back'],
    days: ['day'],
    instants: ['at'],
  },
  { table: 'request_materials', over: ofClosedRequest, ids: ['id', 'request_id'] },
  {
    table: 'custody_entries',
    over: ofClosedRequest,
    ids: ['id', 'request_id', 'material_id', 'after_event', 'reverses'],
    instants: ['at'],
  },
]

const overBooking = "o.state IN ('left', 'no-show', 'cancelled')"
const ofOverBooking = `o.booking_id IN (SELECT o.id FROM bookings o WHERE ${overBooking})`

export const bookings: readonly [Copied, ...(readonly Copied[])] = [
  {
    table: 'bookings',
    over: overBooking,
    ids: ['id'],
    instants: ['booked_at'],
    minutes: ['starts', 'ends', 'held_until', 'holds_until', 'arrived_at', 'left_at'],
    people: ['resident_id'],
  },
  {
    table: 'booking_equipment',
    over: ofOverBooking,
    key: 'booking_id',
    ids: ['booking_id'],
  },
  {
    table: 'booking_comers',
    over: ofOverBooking,
    ids: ['id', 'booking_id'],
    days: ['briefed_on'],
    people: ['resident_id'],
  },
  {
    table: 'booking_events',
    over: ofOverBooking,
    ids: ['id', 'booking_id', 'takes_back'],
    instants: ['at'],
    others: { before: 'NULL' },
  },
  { table: 'room_checks', over: ofOverBooking, ids: ['id', 'booking_id'], instants: ['at'] },
  {
    table: 'room_key_entries',
    over: ofOverBooking,
    ids: ['id', 'booking_id', 'reverses'],
    instants: ['at'],
    minutes: ['due'],
  },
]

/** What was used of the equipment in each quarter of an hour, out of the bookings that were copied. */
export function sumEquipment(sqlite: SQLiteFile): void {
  sqlite.exec(
    `DELETE FROM equipment_slots;
     WITH RECURSIVE q(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM q WHERE n < 191)
     INSERT INTO equipment_slots (equipment_id, slot, used)
     SELECT e.equipment_id, b.starts / 15 + q.n, sum(e.pieces)
       FROM bookings b JOIN booking_equipment e ON e.booking_id = b.id
       JOIN q ON (b.starts / 15 + q.n) * 15 < b.held_until
      GROUP BY 1, 2`,
  )
}
