/** Whether a room or places in it are free: whole and places, rooms inside rooms, exclusions and buffers. */
import type { ReasonOf } from '../contract'
import { relation, requestMinute, roomOf, withBuffers, type Holding, type House, type Taking } from './house'
import { common, overlaps, type Minute } from './minutes'
import { momentsOf } from './peak'

/** Whether a holding cannot be beside a request at all, however many places there are. */
export function excludes(house: House, request: Taking, holding: Holding): boolean {
  switch (relation(house, request.room, holding.room)) {
    case null:
      return false
    case 'same':
      return request.whole || holding.whole
    // The hall is taken whole: the corner in it goes along. Seats of the hall leave the corner alone.
    case 'around':
      return holding.whole
    case 'within':
      return request.whole
    case 'excluded':
      return true
  }
}

export interface Clash {
  readonly holding: Holding
  /** The first minute of the request that cannot be had beside it. */
  readonly at: Minute
  /** The bare times overlap; otherwise only what is needed before and after them does. */
  readonly bare: boolean
}

/** What the request cannot be beside, the earliest first: with buffers, each room with its own. */
export function clashes(house: House, request: Taking, holdings: readonly Holding[]): Clash[] {
  const room = roomOf(house, request.room)
  const effective = withBuffers(room, request.span)
  const found: Clash[] = []
  for (const holding of holdings) {
    if (!excludes(house, request, holding)) continue
    const theirs = withBuffers(roomOf(house, holding.room), holding.span)
    const bare = common(request.span, holding.span)
    const buffered = common(effective, theirs)
    if (bare !== null) found.push({ holding, at: bare.from, bare: true })
    else if (buffered !== null) {
      found.push({ holding, at: requestMinute(room, request.span, buffered.from), bare: false })
    }
  }
  return found.toSorted((a, b) => a.at - b.at || a.holding.span.from - b.holding.span.from)
}

/** Who is in the way, by whom and from which minute; null where nobody is. */
export function takenBy(
  house: House,
  request: Taking,
  holdings: readonly Holding[],
): ReasonOf<'taken'> | ReasonOf<'buffer'> | null {
  const clash = clashes(house, request, holdings)[0]
  if (clash === undefined) return null
  const { holding, at, bare } = clash
  if (bare) {
    const { who, room, pending, span } = holding
    return { code: 'taken', in: room, at, by: who, pending, until: span.until }
  }
  const mine = roomOf(house, request.room).rules
  const theirs = roomOf(house, holding.room).rules
  const needed =
    holding.span.from < request.span.from
      ? theirs.bufferAfter + mine.bufferBefore
      : mine.bufferAfter + theirs.bufferBefore
  return { code: 'buffer', in: holding.room, at, by: holding.who, needed }
}

/** Whether so many places are free at every moment; a place is cleared and made ready as the room is. */
export function placesMissing(
  house: House,
  request: Taking,
  holdings: readonly Holding[],
): ReasonOf<'places'> | null {
  if (request.whole) return null
  const room = roomOf(house, request.room)
  const effective = withBuffers(room, request.span)
  const uses = holdings
    .filter((holding) => holding.room === request.room && !holding.whole)
    .map((holding) => ({ span: withBuffers(room, holding.span), count: holding.places }))
  const full = momentsOf(effective, uses).find(({ used }) => used + request.places > room.rules.places)
  if (full === undefined) return null
  return {
    code: 'places',
    room: request.room,
    at: requestMinute(room, request.span, full.at),
    free: Math.max(0, room.rules.places - full.used),
    wanted: request.places,
  }
}

/** Those whose bare time the request touches in any related room: what the screen shows beside it. */
export const besides = (house: House, request: Taking, holdings: readonly Holding[]): Holding[] =>
  holdings.filter(
    (holding) => relation(house, request.room, holding.room) !== null && overlaps(request.span, holding.span),
  )
