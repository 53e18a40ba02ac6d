/**
 * What rooms keep: rooms and equipment with their house rules, closures, and bookings.
 *
 * Minutes are of the wall clock in Asia/Shanghai since 1970 (see `rules/minutes.ts`). What must never be (two in one
 * place, a piece too many) is refused by the triggers of `guards.ts`, whoever writes.
 */
import type { ErasableRows, ImpersonalTables } from '#vault/erasures/erasable'
import type { LedgerTable } from '#vault/ledgers/triggers'
import { keyLedger } from './door'
import { displacementGuards } from './displacements'
import { guards as houseGuards } from './guards'
import { seriesGuards } from './series'
import { waitlistGuards } from './waitlist'

export { keptByGuards } from './guards'
export * from './door'
export * from './house'
export * from './bookings'
export * from './series'
export * from './waitlist'
export * from './displacements'
export * from './rivals'
export * from './unmet'

export const guards: readonly string[] = [
  ...houseGuards,
  ...seriesGuards,
  ...waitlistGuards,
  ...displacementGuards,
]

export const appendOnlyTables = [
  'booking_events',
  'room_checks',
  'room_key_entries',
  'room_waiting_events',
  'room_displacement_calls',
  'room_rival_calls',
]

export const ledgers: readonly LedgerTable[] = [keyLedger]

/** Of a resident's booking, or of one of a group whose period is over: then whoever answered for it goes. */
const ofBooking = (table: string, blanks?: string): ErasableRows => ({
  table,
  of: `((e.subject = 'booking' AND e.id = OLD.booking_id) OR (e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM bookings b WHERE b.id = OLD.booking_id AND b.resident_id = e.id)))`,
  ...(blanks === undefined ? {} : { blanks }),
})

/** What was done stays for what is counted by it, as does where a key was; whose hand and what was said go with the person. */
export const erasableRows: readonly ErasableRows[] = [
  {
    table: 'booking_events',
    of: `e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM bookings b WHERE b.id = OLD.booking_id AND b.resident_id = e.id)`,
  },
  ofBooking('room_checks'),
  ofBooking('room_key_entries', 'taken_by'),
  {
    table: 'room_waiting_events',
    of: `e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM room_waiting w WHERE w.id = OLD.waiting_id AND w.resident_id = e.id)`,
  },
  {
    table: 'room_displacement_calls',
    of: `e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM room_displacements d JOIN bookings b ON b.id = d.booking_id
     WHERE d.id = OLD.displacement_id AND b.resident_id = e.id)`,
  },
  {
    table: 'room_rival_calls',
    of: `e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM room_rivals r JOIN bookings b ON b.id = r.booking_id
     WHERE r.id = OLD.rival_id AND b.resident_id = e.id)`,
  },
]

export const impersonalTables: ImpersonalTables = {
  rooms: 'the house’s own',
  room_exclusions: 'rooms beside rooms',
  room_relations: 'rooms in rooms',
  room_equipment: 'the house’s own',
  equipment_rooms: 'where it stands',
  equipment_outages: 'what is broken',
  equipment_slots: 'how much of it is in use',
  room_closures: 'when the house is shut',
  room_series: 'how often, not whose',
  series_dates: 'days of a series; whose they are stands in its bookings',
  room_groups: 'names of groups, of nobody in them',
  room_unmet: 'what was asked for, not by whom',
}

export const withoutRowIdTables = ['room_exclusions', 'room_relations', 'equipment_slots']
