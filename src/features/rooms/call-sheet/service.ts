/** Serves the sheet of calls: the lines as the screen shows them, and each number in full under whose it is. */
import { disclose, read, type HandlersOf } from '#desk/rpc/serve'
import type { Reader } from '#desk/rpc/call'
import { phonesForPaper, requireResident } from '#features/residents/index'
import { mayReveal } from '#ground/roles/sensitive'
import { cardsOf, requireRow, rowsInSight } from '../bookings/service/rows'
import { openCalls } from '../precedence/service/calls'
import { openRivals } from '../rivals/service/calls'
import { booksAt, hitBy, minuteOfInstant, promisedBeyond, type Holding } from '../rules'
import { bookingsAfter } from '../service/bookings'
import { readHouse, ruledHouse } from '../service/house'
import { refuse } from '../service/refuse'
import { strandedNow } from '../service/stranded'
import type { CallList, callSheetContract } from './contract'

/** Those of these bookings that are in sight, by when they begin. */
function cardsOfIds(call: Reader, ids: readonly number[]) {
  const rows = rowsInSight(
    call,
    'b.id IN (SELECT value FROM json_each(?))',
    'ORDER BY b.starts, b.id',
    JSON.stringify(ids),
  )
  return cardsOf(call, rows)
}

const bookingsIn = (holdings: readonly Holding[]): number[] =>
  holdings.slice(0, 500).flatMap(({ who }) => (who.is === 'booking' ? [who.booking] : []))

/** Bookings that a closure hits and that still stand. */
function hitByClosure(call: Reader, id: number) {
  const house = ruledHouse(call)
  const closure = house.closures.find((one) => one.id === id)
  if (closure === undefined) throw refuse('not-found', 'closure-unknown')
  const now = minuteOfInstant(call.now)
  const { held } = booksAt(house, bookingsAfter(call, now), now)
  const cards = cardsOfIds(call, bookingsIn(hitBy(house, closure, held, now)))
  return cards.map((booking) => ({ booking, because: closure.why }))
}

/** Bookings that lie where their room is not open any more. What has no reason of its own lies outside the hours. */
function strandedLines(call: Reader) {
  const found = strandedNow(call)
  const whyOf = new Map(
    found.flatMap(({ holding: { who }, because }) =>
      who.is === 'booking' ? [[who.booking, because.kind === 'hours' ? '' : because.why] as const] : [],
    ),
  )
  const cards = cardsOfIds(call, bookingsIn(found.map(({ holding }) => holding)))
  return cards.map((booking) => ({ booking, because: whyOf.get(booking.id) ?? '' }))
}

/** Bookings that have more of a kind of equipment than works, or have it where it no longer is. */
function promisedLines(call: Reader, id: number) {
  const kind = readHouse(call).equipment.find((one) => one.id === id)
  if (kind === undefined) throw refuse('not-found', 'equipment-unknown')
  const now = minuteOfInstant(call.now)
  const { held } = booksAt(ruledHouse(call), bookingsAfter(call, now), now)
  const cards = cardsOfIds(call, bookingsIn(promisedBeyond(kind, held, now)))
  return cards.map((booking) => ({ booking, because: kind.name }))
}

function linesOf(call: Reader, of: CallList) {
  switch (of.list) {
    case 'own-use':
      return openCalls(call).map(({ booking, by, reason }) => ({
        booking,
        because: [by.title, reason].filter((text) => text !== '').join(' · '),
      }))
    case 'rivals':
      return openRivals(call).map(({ booking, by }) => ({
        booking,
        because: by.title === '' ? (by.holder.name ?? '') : by.title,
      }))
    case 'closure':
      return hitByClosure(call, of.id)
    case 'stranded':
      return strandedLines(call)
    case 'equipment':
      return promisedLines(call, of.id)
  }
}

export const callSheetHandlers: HandlersOf<typeof callSheetContract> = {
  list: read((call, { of }) => ({ lines: linesOf(call, of).slice(0, 500) })),

  contact: disclose((call, { booking }) => {
    if (!mayReveal(call.staff.roles, 'contact-phone')) throw refuse('forbidden', 'no-group')
    const row = requireRow(call, booking)
    if (row.resident_id === null) {
      const fields = [
        ...(row.in_charge === null ? [] : ['typed-number']),
        ...(row.phone === null ? [] : ['contact-phone']),
      ]
      call.disclose({ subject: `booking:${booking}`, fields, reason: 'paper', note: 'calls' })
      return { inCharge: row.in_charge, phones: row.phone ?? '' }
    }
    const { id } = requireResident(call, row.resident_id)
    const { phones, kind } = phonesForPaper(call, id)
    call.disclose({ subject: `resident:${id}`, fields: [kind], reason: 'paper', note: 'calls' })
    return { inCharge: null, phones: phones.join(' ') }
  }),
}
