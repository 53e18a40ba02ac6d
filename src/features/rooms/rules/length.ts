/** How long, on which minutes, and how far ahead. */
import { addDays, daysBetween } from '#work/calendar/rules/index'
import type { Reason, ReasonOf, Room } from '../contract'
import { sameHolder, type Holder, type Holding } from './house'
import { dayOfMinute, lengthOf, type Minute, type Span } from './minutes'

/**
 * What one holder has in a room right before and after a span, with nothing between but the buffers that must be
 * there: nobody else could have stood between them, so it is one stay.
 */
export function stayAround(
  room: Room,
  span: Span,
  holder: Holder,
  holdings: readonly Holding[],
): readonly Holding[] {
  const gap = room.rules.bufferBefore + room.rules.bufferAfter
  const own = holdings.filter((holding) => holding.room === room.id && sameHolder(holding.holder, holder))
  let { from, until } = span
  const stay = new Set<Holding>()
  for (let grew = true; grew;) {
    grew = false
    for (const holding of own) {
      const apart = holding.span.from - until > gap || from - holding.span.until > gap
      if (stay.has(holding) || apart) continue
      stay.add(holding)
      from = Math.min(from, holding.span.from)
      until = Math.max(until, holding.span.until)
      grew = true
    }
  }
  return [...stay].toSorted((a, b) => a.span.from - b.span.from)
}

export function lengthReasons(
  room: Room,
  span: Span,
  holder: Holder,
  holdings: readonly Holding[],
): Reason[] {
  const { step, shortest, longest, backToBackIsOne } = room.rules
  const reasons: Reason[] = []
  const asked = lengthOf(span)
  // Midnight is a multiple of every step that divides a day; other steps count from it as well.
  if (span.from % step !== 0 || asked % step !== 0) reasons.push({ code: 'step', step })
  if (asked < shortest) reasons.push({ code: 'too-short', least: shortest, asked })
  const stay = backToBackIsOne ? stayAround(room, span, holder, holdings) : []
  const together = stay.reduce((sum, holding) => sum + lengthOf(holding.span), asked)
  if (together > longest) {
    reasons.push({ code: 'too-long', most: longest, asked: together, joined: stay.map(({ who }) => who) })
  }
  return reasons
}

/**
 * Days ahead are calendar days: at three in the afternoon, "a day ahead" is all of tomorrow.
 * What has ended cannot be booked any more; what has begun can, by somebody who walks in.
 */
export function aheadReason(
  room: Room,
  span: Span,
  now: Minute,
  inSeries: boolean,
): ReasonOf<'over'> | ReasonOf<'too-late'> | ReasonOf<'too-early'> | null {
  if (span.until <= now) return { code: 'over', until: span.until }
  const { aheadLeast, aheadMost, aheadMostInSeries } = room.rules
  const today = dayOfMinute(now)
  const ahead = daysBetween(today, dayOfMinute(span.from))
  if (ahead < aheadLeast) {
    return { code: 'too-late', least: aheadLeast, firstDay: addDays(today, aheadLeast) }
  }
  const most = inSeries ? aheadMostInSeries : aheadMost
  return ahead > most ? { code: 'too-early', most, lastDay: addDays(today, most) } : null
}
