/**
 * The centre's own use goes first: what it displaces, with the reason, in the order to call, and where each could go.
 *
 * It displaces only what it cannot be beside, and only what ranks below it; another election, or what goes on because
 * of an emergency, stays and is told.
 */
import type { Reason, Use } from '../contract'
import { placeReasons, type Request } from './check'
import { freePieces } from './equipment'
import { roomOf, withBuffers, type Holding, type House } from './house'
import { overlaps, type Minute } from './minutes'
import { clashes } from './occupancy'

/** Higher goes first; equals do not displace each other. */
export const rankOf: Readonly<Record<Use, number>> = {
  ordinary: 0,
  'standing-group': 0,
  'centre-event': 1,
  'party-organisation': 2,
  assembly: 3,
  election: 4,
  emergency: 5,
}

export const displaces = (use: Use, other: Use): boolean => rankOf[use] > rankOf[other]

export interface Displacement {
  /** Whom to call, the soonest first; at the same minute whoever comes with more people. */
  readonly displaced: readonly Holding[]
  /** What stops it nevertheless: repairs, danger, a use of its own rank. */
  readonly reasons: readonly Reason[]
}

/**
 * Its own hours do not bind the house, nor that others have the room by places only; a room under repair does, unless it
 * is an emergency.
 */
function stillStops(reason: Reason, use: Use): boolean {
  if (reason.code === 'mode') return false
  if (reason.code !== 'closed') return reason.code !== 'out-of-use' || use !== 'emergency'
  if (reason.because.kind !== 'closure' || use === 'emergency') return false
  return reason.because.closureKind === 'repairs' || reason.because.closureKind === 'danger'
}

/** Who has pieces that the house's own use needs and there are not enough of. */
function piecesNeeded(house: House, request: Request, held: readonly Holding[]): Holding[] {
  const needed = new Set<Holding>()
  for (const [code, wanted] of Object.entries(request.equipment)) {
    const equipment = house.equipment.get(code)
    if (equipment === undefined || wanted === 0) continue
    const users = held
      .filter((holding) => (holding.equipment[code] ?? 0) > 0 && overlaps(holding.span, request.span))
      .toSorted(
        (a, b) => rankOf[a.use] - rankOf[b.use] || (b.equipment[code] ?? 0) - (a.equipment[code] ?? 0),
      )
    for (const user of users) {
      const left = held.filter((holding) => !needed.has(holding))
      if (freePieces(equipment, request.span, left).every(({ free }) => free >= wanted)) break
      needed.add(user)
    }
  }
  return [...needed]
}

/** Who has places that the house's own use needs, when it does not take the room whole. */
function placesNeeded(house: House, request: Request, held: readonly Holding[]): Holding[] {
  const room = roomOf(house, request.room)
  const effective = withBuffers(room, request.span)
  const needed = new Set<Holding>()
  const users = held
    .filter(({ room: id, span }) => id === request.room && overlaps(withBuffers(room, span), effective))
    .toSorted((a, b) => rankOf[a.use] - rankOf[b.use] || b.places - a.places)
  for (const user of users) {
    const left = held.filter((holding) => !needed.has(holding))
    if (!placeReasons(house, request, left).some(({ code }) => code === 'places')) break
    needed.add(user)
  }
  return [...needed]
}

/**
 * What was there and is over stays as it was: nobody can be called about it. Where it lies in the way (somebody left early,
 * or was missed), the reason says until when, and the house begins after it.
 */
export function displacement(
  house: House,
  request: Request,
  use: Use,
  held: readonly Holding[],
  now: Minute,
): Displacement {
  const inTheWay = new Set([
    ...clashes(house, request, held).map(({ holding }) => holding),
    ...placesNeeded(house, request, held),
    ...piecesNeeded(house, request, held),
  ])
  const displaced = [...inTheWay].filter((holding) => displaces(use, holding.use) && holding.span.until > now)
  const left = held.filter((holding) => !displaced.includes(holding))
  const over: Reason[] = request.span.until <= now ? [{ code: 'over', until: request.span.until }] : []
  const inPlace = placeReasons(house, request, left).filter((reason) => stillStops(reason, use))
  return {
    displaced: displaced.toSorted((a, b) => a.span.from - b.span.from || b.places - a.places),
    reasons: [...over, ...inPlace],
  }
}
