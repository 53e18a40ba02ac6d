/** Books: asks every rule, puts on record what the clock has made of others, and takes the room in the same transaction. */
import { z } from 'zod'
import type { WriteCall } from '#desk/rpc/call'
import { requireResident } from '#features/residents/index'
import type { BookingText } from '../contract'
import type { HolderKind, Use } from '../../contract'
import { askedOf, groupNamed, requireFree, type Asked } from './asking'
import { appendEvent, guarded, settle, takePieces } from './standing'

const idRow = z.object({ id: z.number() })

const insertBooking = `
  INSERT INTO bookings (room_id, starts, ends, held_until, whole, places, holder_kind, resident_id, group_id, use, purpose,
         title, in_charge, phone, state, holds_until, booked_at, booked_by)
  VALUES (@room, @from, @until, @until, @whole, @places, @holderKind, @residentId, @groupId, @use, @purpose,
         @title, @inCharge, @phone, @state, @holdsUntil, @now, @staffId) RETURNING id`

const insertComer = `
  INSERT INTO booking_comers (booking_id, resident_id, name, birth, briefed_on, with_guardian, fetched_by, allergens, came)
  VALUES (@booking, @residentId, @name, @birth, @briefedOn, @withGuardian, @fetchedBy, @allergens, 0)`

function groupId(call: WriteCall, name: string, outside: boolean): number {
  const known = groupNamed(call, name, outside)
  if (known !== null) return known
  const made = call
    .statement('INSERT INTO room_groups (name, outside) VALUES (?, ?) RETURNING id')
    .get(name, outside ? 1 : 0)
  return idRow.parse(made).id
}

export function holderColumns(call: WriteCall, { holder }: BookingText) {
  switch (holder.kind) {
    case 'resident':
      // As it was given: rows of a person stay where they are when records become one.
      requireResident(call, holder.residentId)
      return { residentId: holder.residentId, groupId: null }
    case 'group':
    case 'outside-group':
      return { residentId: null, groupId: groupId(call, holder.name, holder.kind === 'outside-group') }
    case 'centre':
      return { residentId: null, groupId: null }
  }
}

const useOf: Readonly<Record<HolderKind, Use>> = {
  resident: 'ordinary',
  group: 'standing-group',
  'outside-group': 'ordinary',
  centre: 'centre-event',
}

/** Writes what was asked; the file refuses what it must never hold. */
export function keep(
  call: WriteCall,
  text: BookingText,
  { comers }: Asked,
  holdsUntil: number | null,
  use: Use = useOf[text.holder.kind],
): number {
  const id = guarded(() => {
    const made = call.statement(insertBooking).get({
      ...holderColumns(call, text),
      room: text.room,
      from: text.span.from,
      until: text.span.until,
      whole: text.whole ? 1 : 0,
      places: text.places,
      holderKind: text.holder.kind,
      use,
      purpose: text.purpose,
      title: text.title,
      inCharge: text.inCharge,
      phone: text.phone,
      state: holdsUntil === null ? 'confirmed' : 'pending',
      holdsUntil,
      now: call.now,
      staffId: call.staff.id,
    })
    const booked = idRow.parse(made).id
    takePieces(call, booked, text.equipment)
    return booked
  })
  for (const { withGuardian, name, residentId, ...comer } of comers) {
    const named = residentId === null ? name : ''
    call
      .statement(insertComer)
      .run({ ...comer, residentId, name: named, withGuardian: withGuardian ? 1 : 0, booking: id })
  }
  appendEvent(call, id, { event: 'book' })
  return id
}

export function book(call: WriteCall, text: BookingText): number {
  const asked = askedOf(call, text)
  const holdsUntil = requireFree(asked)
  settle(call, asked.house, asked.around, asked.now)
  return keep(call, text, asked, holdsUntil)
}
