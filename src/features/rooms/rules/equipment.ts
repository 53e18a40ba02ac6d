/** Equipment by the piece: what works on each day, shared between rooms, counted at each moment. */
import { addDays } from '#work/calendar/rules/index'
import type { Equipment, Reason } from '../contract'
import type { Holding, House, Taking } from './house'
import { daysOf, startOfDay, type Minute, type Span } from './minutes'
import { momentsOf } from './peak'

const isOut = (outage: Equipment['outages'][number], day: string): boolean =>
  outage.from <= day && (outage.until === null || day <= outage.until)

/** Pieces out of order on a day, never more than there are. */
export const outOn = ({ outages, pieces }: Equipment, day: string): number =>
  Math.min(
    pieces,
    outages.reduce((sum, outage) => sum + (isOut(outage, day) ? outage.pieces : 0), 0),
  )

/** Pieces that work on a day. */
export const workingOn = (equipment: Equipment, day: string): number =>
  equipment.pieces - outOn(equipment, day)

/** Pieces of one kind in use, whichever room they are in. */
export const usesOf = (code: string, holdings: readonly Holding[]) =>
  holdings.flatMap(({ span, equipment }) => {
    const count = equipment[code] ?? 0
    return count > 0 ? [{ span, count }] : []
  })

interface FreeAt {
  readonly at: Minute
  readonly free: number
  readonly out: number
}

/** How many pieces are free from which moment on, over a span. An outage changes at midnight. */
export function freePieces(equipment: Equipment, span: Span, holdings: readonly Holding[]): FreeAt[] {
  const uses = usesOf(equipment.code, holdings)
  return daysOf(span).flatMap((day) => {
    const out = outOn(equipment, day)
    const part = {
      from: Math.max(span.from, startOfDay(day)),
      until: Math.min(span.until, startOfDay(addDays(day, 1))),
    }
    return momentsOf(part, uses).map(({ at, used }) => ({ at, free: equipment.pieces - out - used, out }))
  })
}

/** The first minute at which the wanted pieces are not free, kind by kind in the order of their codes. */
export function equipmentMissing(house: House, request: Taking, holdings: readonly Holding[]): Reason[] {
  return Object.entries(request.equipment)
    .filter(([, wanted]) => wanted > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([code, wanted]): Reason[] => {
      const equipment = house.equipment.get(code)
      if (equipment?.rooms.includes(request.room) !== true) {
        return [{ code: 'no-such-equipment', equipment: code, room: request.room }]
      }
      const short = freePieces(equipment, request.span, holdings).find(({ free }) => free < wanted)
      if (short === undefined) return []
      const { at, free, out } = short
      return [{ code: 'equipment', equipment: code, at, free: Math.max(0, free), wanted, out }]
    })
}

/**
 * What an outage, or another place of the pieces, takes from bookings that stand: those in whose time more is promised
 * than works, or whose room no longer has any, earliest first.
 */
export function promisedBeyond(equipment: Equipment, holdings: readonly Holding[], from: Minute): Holding[] {
  return holdings
    .filter(({ span, equipment: wanted }) => span.until > from && (wanted[equipment.code] ?? 0) > 0)
    .filter(
      ({ room, span }) =>
        !equipment.rooms.includes(room) || freePieces(equipment, span, holdings).some(({ free }) => free < 0),
    )
    .toSorted((a, b) => a.span.from - b.span.from)
}
