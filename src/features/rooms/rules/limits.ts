/** Limits per resident or group: bookings and hours per day, week or month, those to come, those at once. */
import type { Limit, LimitPeriod, ReasonOf } from '../contract'
import { firstOfMonth, mondayOf } from './dates'
import { sameHolder, type Holder, type Holding, type House, roomOf, type Taking } from './house'
import { dayOfMinute, lengthOf, overlaps, type Minute } from './minutes'
import { peakOf } from './peak'

/** The first day of the period a booking counts in: that of the day it begins on, also when it runs past midnight. */
export function periodOf(per: LimitPeriod, from: Minute): string {
  const day = dayOfMinute(from)
  switch (per) {
    case 'day':
      return day
    case 'week':
      return mondayOf(day)
    case 'month':
      return firstOfMonth(day)
  }
}

const isCounted = ({ counts }: Limit, { whole }: Taking): boolean =>
  counts === 'all' || (counts === 'whole') === whole

/** What the request would bring a limit to, and with which others; null where it does not touch it. */
function reachedWith(limit: Limit, request: Taking, own: readonly Holding[], now: Minute) {
  switch (limit.measure) {
    case 'bookings':
    case 'minutes': {
      const period = periodOf(limit.per ?? 'day', request.span.from)
      const within = own.filter(({ span }) => periodOf(limit.per ?? 'day', span.from) === period)
      const reached =
        limit.measure === 'bookings'
          ? within.length + 1
          : within.reduce((sum, { span }) => sum + lengthOf(span), lengthOf(request.span))
      return { reached, period, by: within }
    }
    case 'open': {
      const open = own.filter(({ span }) => span.until > now)
      return { reached: open.length + 1, period: null, by: open }
    }
    case 'simultaneous': {
      const beside = own.filter(({ span }) => overlaps(span, request.span))
      const peak = peakOf(
        request.span,
        beside.map(({ span }) => ({ span, count: 1 })),
      )
      return { reached: peak + 1, period: null, by: beside }
    }
  }
}

/**
 * Limits that the request would go over. `holdings` are what the holder has that counts; a booking that is being moved
 * is not among them, and the dates of a series are all among them before anything is kept.
 */
export function limitReasons(
  house: House,
  request: Taking,
  holder: Holder,
  holdings: readonly Holding[],
  now: Minute,
): ReasonOf<'limit'>[] {
  const own = holdings.filter((holding) => sameHolder(holding.holder, holder))
  return roomOf(house, request.room)
    .rules.limits.filter((limit) => limit.holders.includes(holder.kind) && isCounted(limit, request))
    .flatMap((limit) => {
      const counted = own.filter(
        (holding) => isCounted(limit, holding) && (limit.reach === 'house' || holding.room === request.room),
      )
      const { reached, period, by } = reachedWith(limit, request, counted, now)
      if (reached <= limit.most) return []
      const { measure, per, most } = limit
      return [{ code: 'limit' as const, measure, per, most, reached, period, by: by.map(({ who }) => who) }]
    })
}
