/** Who comes, as they are asked about: alike at a booking and where somebody waits. */
import { z } from 'zod'
import { peopleInSight } from '#features/residents/index'

export const comerRow = z.object({
  residentId: z.number().nullable(),
  name: z.string().transform((name) => (name === '' ? null : name)),
  birth: z.string().nullable(),
  briefedOn: z.string().nullable(),
  withGuardian: z.number().transform((with_guardian) => with_guardian === 1),
  fetchedBy: z.string(),
  allergens: z.string(),
})

/** SQL: the columns of a row; `briefed` says of which safety talk they tell. */
export const comerColumns = (briefed = 'briefed_on'): string =>
  `resident_id AS residentId, name, birth, ${briefed} AS briefedOn, with_guardian AS withGuardian,
   fetched_by AS fetchedBy, allergens`

/** SQL: whether whoever comes may be seen by whoever asks. */
export const comerInSight = peopleInSight.ofColumn('resident_id')

/** SQL that puts those of another table who are not in sight into the booking `@to`: nobody was asked about them, and they come along. */
export const unseenComersFrom = (table: 'booking_comers' | 'room_waiting_comers', of: string): string =>
  `INSERT INTO booking_comers (booking_id, resident_id, name, birth, briefed_on, with_guardian, fetched_by, allergens, came)
   SELECT @to, resident_id, name, birth, briefed_on, with_guardian, fetched_by, allergens, 0
     FROM ${table} WHERE ${of} = @from AND resident_id IS NOT NULL AND NOT (${comerInSight}) ORDER BY id`
