/** When the made-up staff are at work: the working days of half a year up to today, and the hours of a day. */
import { addDays, addMonths, workingDayKind, type Calendar } from '#work/calendar/rules/index'
import { dayAt, startOfDay } from '#ground/clock'
import type { Random } from './random'

const minute = 60_000
/** Minutes after midnight. */
const opens = 8 * 60 + 30
const closes = 17 * 60 + 30

export interface WorkingTime {
  readonly now: number
  readonly today: string
  /** Working days of the last six months, the earliest first; today is the last of them if it is one. */
  readonly days: readonly string[]
  /** The first instant of it all. */
  readonly begin: number
  /**
   * The instant of a minute of a day. The hours of today are fitted into what has passed of it, so that the desk
   * looks the same at whatever hour someone looks at it.
   */
  readonly instant: (day: string, minuteOfDay: number) => number
  /** The working day so many after this one; null when it has not come yet. Negative counts go back. */
  readonly after: (day: string, count: number) => string | null
}

export function workingTime(calendar: Calendar, now: number): WorkingTime {
  const today = dayAt(now)
  const days: string[] = []
  for (let day = addMonths(today, -6); day <= today; day = addDays(day, 1)) {
    if (workingDayKind(calendar, day).working) days.push(day)
  }
  const places = new Map(days.map((day, place) => [day, place]))

  const opened = startOfDay(today) + opens * minute
  // Someone may look around before the office opens; then today began an hour ago.
  const begun = now >= opened + 60 * minute ? opened : Math.max(startOfDay(today), now - 60 * minute)
  return {
    now,
    today,
    days,
    begin: startOfDay(days[0] ?? today) + opens * minute,
    instant(day, minuteOfDay) {
      if (day !== today) return startOfDay(day) + Math.round(minuteOfDay * minute)
      const passed = Math.min(1, Math.max(0, (minuteOfDay - opens) / (closes - opens)))
      return Math.floor(begun + (now - begun) * passed)
    },
    after(day, count) {
      const place = places.get(day)
      return place === undefined ? null : (days[place + count] ?? null)
    },
  }
}

/** A minute at which people come: mostly from nine to eleven and from half past two to four. */
export function minuteOfArrival(random: Random): number {
  const aboutNow = (middle: number, spread: number): number =>
    middle + (random.next() + random.next() - 1) * spread
  return random.chance(0.62) ? aboutNow(9 * 60 + 55, 85) : aboutNow(15 * 60 + 15, 75)
}

/** A minute at which colleagues do what is not done in front of the resident. */
export function minuteOfWork(random: Random): number {
  return random.chance(0.5) ? random.between(opens + 5, 11 * 60 + 50) : random.between(14 * 60, closes - 10)
}
