/**
 * What rooms keep: rooms and equipment with their house rules, closures, and bookings.
 *
 * Minutes are of the wall clock in Asia/Shanghai since 1970 (see `rules/minutes.ts`). What must never be (two in one
 * place, a piece too many) is refused by the triggers of `guards.ts`, whoever writes.
 */
import type { ErasableRows, ImpersonalTables } from '#vault/erasures/erasable'

export { guards, keptByGuards } from './guards'
export * from './house'
export * from './bookings'

export const appendOnlyTables = ['booking_events']

/** What was done stays for what is counted by it; why, and how it stood before, goes with the person. */
export const erasableRows: readonly ErasableRows[] = [
  {
    table: 'booking_events',
    of: `e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM bookings b WHERE b.id = OLD.booking_id AND b.resident_id = e.id)`,
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
  room_groups: 'names of groups, of nobody in them',
}

export const withoutRowIdTables = ['room_exclusions', 'room_relations', 'equipment_slots']
