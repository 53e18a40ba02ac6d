/** Reads bookings as people see them: with names, and with nothing of whoever is not in sight. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { rowOf, rowsOf } from '#work/rows'
import { peopleInSight, residentsById, shownTo } from '#features/residents/index'
import { ageOn } from '#ground/people/birth'
import type { BookingCard, BookingDetails } from '../contract'
import { purposes } from '../../contract'
import { minuteOfInstant, seenAt, waitingRules, type House } from '../../rules'
import { bookingColumns, bookingOf, bookingRow } from '../../service/bookings'
import { ruledHouse } from '../../service/house'
import { refuse } from '../../service/refuse'

const fullRow = bookingRow.extend({
  resident_id: z.number().nullable(),
  group_name: z.string().nullable(),
  purpose: z.enum(purposes),
  title: z.string(),
  in_charge: z.string().nullable(),
  phone: z.string().nullable(),
})
export type FullRow = z.infer<typeof fullRow>

const select = `
  SELECT ${bookingColumns}, b.resident_id, g.name AS group_name, b.purpose, b.title, b.in_charge, b.phone
    FROM bookings b LEFT JOIN room_groups g ON g.id = b.group_id`

const inSight = peopleInSight.ofColumn('b.resident_id')

/** Rows that a condition holds for, whoever they are of. */
export const fullRows = (
  call: Reader,
  condition: string,
  ...parameters: readonly unknown[]
): readonly FullRow[] => rowsOf(call, fullRow, `${select} WHERE ${condition}`, ...parameters)

/** The same without those of people who are not in sight: for lists, which have nothing to say of them. */
export const rowsInSight = (
  call: Reader,
  condition: string,
  order: string,
  ...parameters: readonly unknown[]
): readonly FullRow[] =>
  rowsOf(call, fullRow, `${select} WHERE (${condition}) AND (${inSight}) ${order}`, ...parameters)

/** One booking, or `not-found`; of someone who is not in sight there is none. */
export function requireRow(call: Reader, id: number): FullRow {
  const [row] = rowsInSight(call, 'b.id = ?', '', id)
  if (row === undefined) throw refuse('not-found', 'booking-unknown')
  return row
}

type Known = ReturnType<typeof residentsById>

function cardOf(call: Reader, house: House, row: FullRow, known: Known): BookingCard {
  const booking = bookingOf(row)
  const now = minuteOfInstant(call.now)
  const { state, standing, holds } = seenAt(waitingRules(house, booking, now), booking, now)
  const resident = row.resident_id === null ? undefined : known.get(row.resident_id)
  const hidden = row.resident_id !== null && resident === undefined
  return {
    id: row.id,
    room: row.room_id,
    span: booking.span,
    held: holds,
    whole: booking.whole,
    places: booking.places,
    equipment: booking.equipment,
    holder: {
      kind: row.holder_kind,
      name: resident?.name ?? row.group_name,
      residentId: resident?.id ?? null,
    },
    purpose: hidden ? 'other' : row.purpose,
    title: hidden ? '' : shownTo(call.staff.roles).text(row.title),
    use: row.use,
    state,
    standing,
    holdsUntil: row.holds_until,
  }
}

export function cardsOf(call: Reader, rows: readonly FullRow[]): BookingCard[] {
  const house = ruledHouse(call)
  const residents = rows.flatMap(({ resident_id }) => (resident_id === null ? [] : [resident_id]))
  const known = residentsById(call, residents)
  return rows.map((row) => cardOf(call, house, row, known))
}

export function cardById(call: Reader, id: number): BookingCard {
  const [card] = cardsOf(call, [requireRow(call, id)])
  if (card === undefined) throw refuse('not-found', 'booking-unknown')
  return card
}

const comerRow = z.object({
  id: z.number(),
  resident_id: z.number().nullable(),
  name: z.string(),
  birth: z.string().nullable(),
  briefed_on: z.string().nullable(),
  with_guardian: z.number(),
  fetched_by: z.string(),
  allergens: z.string(),
  came: z.number(),
})

/** Who comes, as they were named; whoever is not in sight is not among them. */
function comersOf(call: Reader, booking: number): BookingDetails['comers'] {
  const rows = rowsOf(
    call,
    comerRow,
    `SELECT id, resident_id, name, birth, briefed_on, with_guardian, fetched_by, allergens, came
       FROM booking_comers c WHERE c.booking_id = ? AND (${peopleInSight.ofColumn('c.resident_id')})
      ORDER BY id`,
    booking,
  )
  const known = residentsById(
    call,
    rows.flatMap(({ resident_id }) => (resident_id === null ? [] : [resident_id])),
  )
  const shown = shownTo(call.staff.roles)
  return rows.map((row) => {
    const resident = row.resident_id === null ? undefined : known.get(row.resident_id)
    return {
      id: row.id,
      residentId: resident?.id ?? null,
      name: resident?.name ?? row.name,
      age: resident?.age ?? (row.birth === null ? null : ageOn(row.birth, call.today)),
      briefedOn: row.briefed_on,
      withGuardian: row.with_guardian === 1,
      fetchedBy: shown.text(row.fetched_by),
      allergens: shown.text(row.allergens),
      came: row.came === 1,
    }
  })
}

export function detailsOf(call: Reader, row: FullRow): BookingDetails {
  const [card] = cardsOf(call, [row])
  if (card === undefined) throw refuse('not-found', 'booking-unknown')
  const shown = shownTo(call.staff.roles)
  return {
    ...card,
    inCharge: row.in_charge === null ? null : shown.text(row.in_charge),
    phone: row.phone === null ? null : shown.contactPhone(row.phone),
    comers: comersOf(call, row.id),
    arrivedAt: row.arrived_at,
    leftAt: row.left_at,
  }
}

const namedRow = z.object({ name: z.string() })

export const equipmentName = (call: Reader, code: string): string =>
  rowOf(call, namedRow, 'SELECT name FROM room_equipment WHERE code = ?', code)?.name ?? code
