/**
 * Who answered for a group and who came to its sessions: kept as long as somebody may have to ask, then the booking
 * stays as a figure of its day and names nobody.
 */
import { z } from 'zod'
import type { Retention } from '#desk/personal-data/keeps'
import { removeAttachments } from '#vault/attachments/store'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { startOfDay } from '../rules'

const photoRow = z.object({ attachment_id: z.number() })

/** What was found at the door and in whose hand a key was; inside `whileErasing`. */
export function eraseDoor(call: HasStatements, booking: number): void {
  const photos = rowsOf(
    call,
    photoRow,
    'DELETE FROM room_photos WHERE booking_id = ? RETURNING attachment_id',
    booking,
  )
  removeAttachments(
    call,
    photos.map(({ attachment_id }) => attachment_id),
  )
  call.statement('DELETE FROM room_checks WHERE booking_id = ?').run(booking)
  call
    .statement('UPDATE room_key_entries SET taken_by = NULL WHERE booking_id = ? AND taken_by IS NOT NULL')
    .run(booking)
}

function eraseContacts(call: HasStatements, booking: number): void {
  eraseDoor(call, booking)
  call
    .statement(
      `UPDATE booking_comers SET resident_id = NULL, name = '', birth = NULL, briefed_on = NULL, fetched_by = '',
              allergens = ''
        WHERE booking_id = ?`,
    )
    .run(booking)
  call.statement('UPDATE bookings SET in_charge = NULL, phone = NULL WHERE id = ?').run(booking)
}

/** Nothing of a key came after it went out on the booking `b`. */
export const keyIsOut = `EXISTS (SELECT 1 FROM room_key_entries e
     WHERE e.booking_id = b.id AND e.movement = 'out' AND e.reverses IS NULL AND NOT EXISTS (
       SELECT 1 FROM room_key_entries n
        WHERE n.room_id = e.room_id AND n.key_name = e.key_name AND n.id > e.id
          AND NOT EXISTS (SELECT 1 FROM room_key_entries r WHERE r.reverses = n.id) AND n.reverses IS NULL)
       AND NOT EXISTS (SELECT 1 FROM room_key_entries r WHERE r.reverses = e.id))`

/** A key that nobody brought back keeps the name of whoever has it. */
const due = `
  FROM bookings b WHERE b.starts <= @before AND b.ends <= @before AND b.resident_id IS NULL
   AND (b.in_charge IS NOT NULL OR b.phone IS NOT NULL
     OR EXISTS (SELECT 1 FROM booking_comers c WHERE c.booking_id = b.id
          AND (c.resident_id IS NOT NULL OR c.birth IS NOT NULL OR c.briefed_on IS NOT NULL
            OR c.name || c.fetched_by || c.allergens <> ''))
     OR EXISTS (SELECT 1 FROM room_photos p WHERE p.booking_id = b.id)
     OR EXISTS (SELECT 1 FROM room_checks k WHERE k.booking_id = b.id)
     OR EXISTS (SELECT 1 FROM room_key_entries e WHERE e.booking_id = b.id AND e.taken_by IS NOT NULL))
   AND NOT ${keyIsOut}`

const dueRow = z.object({ id: z.number() })

/**
 * Two years, as for residents' bookings: damage that shows later and a key that was copied are asked about within them;
 * no law asks for more.
 */
export const contactsRetention: Retention = {
  of: 'rows',
  kind: 'rooms.contacts',
  subject: 'booking',
  period: { usual: 24, least: 0 },
  count: (call, before) =>
    Number(
      call
        .statement(`SELECT count(*) ${due}`)
        .pluck()
        .get({ before: startOfDay(before) }),
    ),
  due: (call, before, after, limit) =>
    rowsOf(call, dueRow, `SELECT b.id ${due} AND b.id > @after ORDER BY b.id LIMIT @limit`, {
      before: startOfDay(before),
      after,
      limit,
    }).map(({ id }) => ({ id, resident: null })),
  erase: (call, { id }) => eraseContacts(call, id),
}

/** Bookings of these that a key is out on: something of the centre's is still with them. */
export const withKeysOut = (call: HasStatements, ids: readonly number[]): ReadonlySet<number> =>
  new Set(
    rowsOf(
      call,
      dueRow,
      `SELECT b.id FROM bookings b WHERE b.id IN (SELECT value FROM json_each(?)) AND ${keyIsOut}`,
      JSON.stringify(ids),
    ).map(({ id }) => id),
  )
