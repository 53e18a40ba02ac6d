/** The day at the door, and one booking as the door needs it. */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import { birthOf, readingsOf } from '#features/residents/index'
import { rowsOf } from '#work/rows'
import { detailsOf, cardsOf, fullRows, type FullRow } from '../../bookings/service/rows'
import type { BookingState } from '../../contract/words'
import { dayOfMinute, minuteOfInstant, movesAt, roomOf, wholeDay, type House } from '../../rules'
import { longestMinutes } from '../../schema/bookings'
import { ruledHouse } from '../../service/house'
import type { DoorCard } from '../contract'
import { checksOf, checkStanding } from '../rules/checks'
import { slipCode } from '../rules/code'
import { briefingOf, guardianOf, materialsFor, stopsAtDoor } from '../rules/comers'
import { checklistsOf, faultsByBooking } from './checks'
import { conductOfHolder } from './conduct'
import { keysInHands, keysOfRoom } from './keys'
import { photosOf } from './photos'

const comersRow = z.object({ booking_id: z.number(), comers: z.number(), came: z.number() })

function comersByBooking(call: Reader, ids: readonly number[]) {
  const rows = rowsOf(
    call,
    comersRow,
    `SELECT booking_id, count(*) AS comers, sum(came) AS came FROM booking_comers
      WHERE booking_id IN (SELECT value FROM json_each(?)) GROUP BY booking_id`,
    JSON.stringify(ids),
  )
  return new Map(rows.map((row) => [row.booking_id, row]))
}

/** First letters of each way to read it: `wxm` of 王小明. */
const initialsOf = (words: string): string[] => [
  ...new Set(readingsOf(words).map((reading) => reading.map((syllable) => syllable[0] ?? '').join(''))),
]

/** Of no use at the door: nobody is expected any more. */
const neverCame: ReadonlySet<BookingState> = new Set([
  'refused',
  'cancelled',
  'expired',
  'displaced',
  'pending',
])

export function dayAtDoor(call: Reader, day: string) {
  const house = ruledHouse(call)
  const { from, until } = wholeDay(day)
  const rows = fullRows(
    call,
    `b.starts > ? - ${longestMinutes} AND b.starts < ? AND b.ends > ? ORDER BY b.starts, b.room_id, b.id`,
    from,
    until,
    from,
  )
  const cards = cardsOf(call, rows).filter(({ state }) => !neverCame.has(state))
  const ids = cards.map(({ id }) => id)
  const faults = faultsByBooking(call, ids)
  const comers = comersByBooking(call, ids)
  const keys = keysInHands(call)
  const bookings = cards.map((card): DoorCard => {
    const { rules } = roomOf(house, card.room)
    return {
      ...card,
      initials: [...new Set([card.holder.name ?? '', card.title].flatMap(initialsOf))],
      code: slipCode(card.id),
      comers: comers.get(card.id)?.comers ?? 0,
      came: comers.get(card.id)?.came ?? 0,
      before: checkStanding(checksOf(rules, 'before'), faults(card.id, 'before')),
      after: checkStanding(checksOf(rules, 'after'), faults(card.id, 'after')),
      keysOut: keys.filter(({ booking }) => booking === card.id).map(({ key }) => key),
    }
  })
  return { now: minuteOfInstant(call.now), bookings }
}

const comerRow = z.object({
  id: z.number(),
  resident_id: z.number().nullable(),
  birth: z.string().nullable(),
  briefed_on: z.string().nullable(),
  with_guardian: z.number(),
})

/** What the house rules ask of each who comes, on the day of the booking; whoever is not in sight is not asked about. */
function comersAtDoor(call: Reader, house: House, row: FullRow, inSight: ReadonlySet<number>) {
  const { rules } = roomOf(house, row.room_id)
  const day = dayOfMinute(row.starts)
  return rowsOf(
    call,
    comerRow,
    'SELECT id, resident_id, birth, briefed_on, with_guardian FROM booking_comers WHERE booking_id = ? ORDER BY id',
    row.id,
  )
    .filter(({ id }) => inSight.has(id))
    .map(({ id, resident_id, birth, briefed_on, with_guardian }) => {
      const comer = {
        birth: resident_id === null ? birth : birthOf(call, resident_id),
        briefedOn: briefed_on,
        withGuardian: with_guardian === 1,
      }
      return { id, briefing: briefingOf(rules, comer, day), guardian: guardianOf(rules, comer, day) }
    })
}

export function bookingAtDoor(call: Reader, row: FullRow) {
  const house = ruledHouse(call)
  const { rules } = roomOf(house, row.room_id)
  const booking = detailsOf(call, row)
  const came = booking.comers.filter((comer) => comer.came).length
  const expected = Math.max(booking.comers.length, booking.places)
  return {
    booking,
    code: slipCode(row.id),
    moves: movesAt(booking.state, booking.span, minuteOfInstant(call.now)),
    comers: comersAtDoor(call, house, row, new Set(booking.comers.map(({ id }) => id))),
    checks: checklistsOf(call, house, row.id, row.room_id),
    photos: photosOf(call, row.id),
    keys: keysOfRoom(call, row.room_id, rules.keys),
    materials: rules.materialsFee === 0 ? null : materialsFor(rules, came, expected),
    conduct: conductOfHolder(call, house, row),
  }
}

/** Whether whoever came can be let in at once: it is their time, and nothing is to be asked first. */
export function isReady(call: Reader, row: FullRow): boolean {
  const { booking, comers, moves } = bookingAtDoor(call, row)
  const now = minuteOfInstant(call.now)
  const today = dayOfMinute(booking.span.from) <= dayOfMinute(now) && now < booking.span.until
  const stopped = comers.some(({ briefing, guardian }) => stopsAtDoor(briefing, guardian))
  return today && !stopped && moves.includes('check-in')
}
