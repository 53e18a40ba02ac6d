/**
 * The service day is not the clock: a meal paid after midnight belongs to the sitting that was opened before, and a till
 * that was off for a day may enter that day afterwards. What is closed takes no more entries.
 */
import { startOfDay } from '#ground/clock'
import { addDays, daysBetween } from '#ground/days'
import { meals, type Meal } from '../contract/words'
import type { SittingOfDay } from './periods'

export interface MealWindow {
  readonly meal: Meal
  /** `HH:MM`, both included. */
  readonly from: string
  readonly until: string
}

export interface ServiceDaySettings {
  readonly windows: readonly MealWindow[]
  /** `HH:MM`: until then the night belongs to the day before. */
  readonly dayTurns: string
  /** How many days back a day may still be entered. */
  readonly enteredLate: number
}

/** The day of service at an instant of the clock. */
export const serviceDayAt = (day: string, clock: string, settings: ServiceDaySettings): string =>
  clock < settings.dayTurns ? addDays(day, -1) : day

/**
 * The sitting a meal paid now belongs to: the one that is open, whatever the clock says; else the one whose window it is,
 * else the last that began that service day, else the day's first.
 */
export function sittingAt(
  day: string,
  clock: string,
  open: SittingOfDay | null,
  settings: ServiceDaySettings,
): SittingOfDay | null {
  if (open !== null) return open
  const serviceDay = serviceDayAt(day, clock, settings)
  const windows = settings.windows.toSorted((left, right) => (left.from < right.from ? -1 : 1))
  const last = serviceDay < day ? windows.at(-1) : windows.findLast(({ from }) => from <= clock)
  const window = last ?? windows[0]
  return window === undefined ? null : { day: serviceDay, meal: window.meal }
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Minutes since the service day began: its small hours are its last. */
const minutesIntoDay = (clock: string, { dayTurns }: Pick<ServiceDaySettings, 'dayTurns'>): number =>
  (minutesOf(clock) - minutesOf(dayTurns) + 1440) % 1440

/** The instant, in UTC milliseconds, at which a clock of a service day comes: its small hours are of the next date. */
export const instantOfMeal = (day: string, clock: string, { dayTurns }: ServiceDaySettings): number =>
  startOfDay(clock < dayTurns ? addDays(day, 1) : day) + minutesOf(clock) * 60_000

/** The instant, in UTC milliseconds, at which a service day begins, which is when the one before is over. */
export const startOfServiceDay = (day: string, { dayTurns }: Pick<ServiceDaySettings, 'dayTurns'>): number =>
  startOfDay(day) + minutesOf(dayTurns) * 60_000

/** Whether a clock of a service day has not come yet. */
export function clockIsAhead(
  day: string,
  clock: string,
  now: { readonly day: string; readonly clock: string },
  settings: ServiceDaySettings,
): boolean {
  const today = serviceDayAt(now.day, now.clock, settings)
  if (day !== today) return day > today
  return minutesIntoDay(clock, settings) > minutesIntoDay(now.clock, settings)
}

/**
 * Whether a sitting is over. Its window may run past midnight, when the day of service is still the one before; without a window it
 * is over with its date.
 */
export function sittingIsOver(
  sitting: SittingOfDay,
  now: { readonly day: string; readonly clock: string },
  settings: ServiceDaySettings,
): boolean {
  const today = serviceDayAt(now.day, now.clock, settings)
  if (sitting.day !== today) return sitting.day < today
  const window = settings.windows.find(({ meal }) => meal === sitting.meal)
  if (window === undefined) return now.day > sitting.day
  const endsAfterTheDay = minutesIntoDay(window.until, settings) < minutesIntoDay(window.from, settings)
  return !endsAfterTheDay && !clockIsAhead(sitting.day, window.until, now, settings)
}

/** Of two clocks of a service day, whether the first is the earlier: its small hours come last. */
export const clockIsBefore = (
  one: string,
  other: string,
  settings: Pick<ServiceDaySettings, 'dayTurns'>,
): boolean => minutesIntoDay(one, settings) < minutesIntoDay(other, settings)

/** The middle of a sitting, for what nobody knows the minute of; null where it has no window. */
export function middleOfSitting(meal: Meal, { windows }: Pick<ServiceDaySettings, 'windows'>): string | null {
  const window = windows.find((one) => one.meal === meal)
  if (window === undefined) return null
  const from = minutesOf(window.from)
  const until = minutesOf(window.until) + (window.until < window.from ? 1440 : 0)
  return clockOf(Math.floor((from + until) / 2))
}

/**
 * The clock at which a meal counts where nobody says it: that of its payment; where its sitting was over by then, so that it is
 * entered late, the middle of that sitting, for nobody knows the minute any more.
 */
export function clockOfMeal(
  sitting: SittingOfDay,
  now: { readonly day: string; readonly clock: string },
  settings: ServiceDaySettings,
): string {
  const current = sittingAt(now.day, now.clock, null, settings)
  const isOver =
    current !== null &&
    (sitting.day < current.day ||
      (sitting.day === current.day && meals.indexOf(sitting.meal) < meals.indexOf(current.meal)))
  return (isOver ? middleOfSitting(sitting.meal, settings) : null) ?? now.clock
}

/**
 * Which meal of a day is shown first: that of now; where nobody cooks it, the last before it that has a menu, else the
 * day's first that has one. Of a day without any menu that of now.
 */
export function mealShown(now: Meal, cooked: readonly Meal[]): Meal {
  const inOrder = meals.filter((meal) => cooked.includes(meal))
  return inOrder.findLast((meal) => meals.indexOf(meal) <= meals.indexOf(now)) ?? inOrder[0] ?? now
}

export type LateEntryRefusal =
  | { readonly code: 'in-the-future' }
  | { readonly code: 'day-closed' }
  | { readonly code: 'too-long-ago'; readonly days: number }
  | { readonly code: 'reason-missing' }

/** Whether a meal may be entered for an earlier day. Null when it may. */
export function mayEnterFor(
  day: string,
  today: string,
  closed: boolean,
  reason: string,
  settings: ServiceDaySettings,
): LateEntryRefusal | null {
  if (day > today) return { code: 'in-the-future' }
  if (closed) return { code: 'day-closed' }
  if (daysBetween(day, today) > settings.enteredLate) {
    return { code: 'too-long-ago', days: settings.enteredLate }
  }
  return day < today && reason.trim() === '' ? { code: 'reason-missing' } : null
}
