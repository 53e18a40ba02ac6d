/** What audits look for: each finding names the rows behind it, and no finding is a verdict. */
import { daysBetween } from '#ground/days'
import type { AnomalyKind } from '../contract/words'
import { isAwayOn, type LifeEvents } from './eligibility'

export interface LookedAtMeal {
  readonly id: number
  readonly person: number
  readonly day: string
  /** When it was had, in UTC milliseconds: not when it was written down. */
  readonly at: number
  /** Everything that is claimed for it: what the canteen is paid per head as well, where the diner is given nothing. */
  readonly claimedFen: number
  /** Who signed for a delivery: a member of staff, or anybody else. */
  readonly signedByStaff: boolean
  /** Left in a key box, where nobody signed. */
  readonly leftUnsigned: boolean
  /** Sold as brought, and nobody wrote down to whom it was handed. */
  readonly neverHandedOver: boolean
  /** Given for nothing, all of it or some, while a subsidy is claimed for it. */
  readonly free: boolean
  /** Why, by one of our words; empty where nobody said so. */
  readonly freeBecause: string
}

export interface Anomaly {
  readonly kind: AnomalyKind
  readonly meals: readonly number[]
}

/** What had happened to somebody by a day: of several stays the one that it lies in. */
export type LifeOn = (day: string) => LifeEvents

export interface AnomalySettings {
  /** Two claimed meals of one person nearer than this, in minutes. */
  readonly minutesApart: number
  /** As many days in a row with the very same count. */
  readonly sameCountDays: number
}

const millisecondsOfMinute = 60_000

function minutesApart(meals: readonly LookedAtMeal[], minutes: number): readonly Anomaly[] {
  const last = new Map<number, LookedAtMeal>()
  const found: Anomaly[] = []
  for (const meal of meals.toSorted((left, right) => left.at - right.at || left.id - right.id)) {
    if (meal.claimedFen <= 0) continue
    const before = last.get(meal.person)
    if (before !== undefined && meal.at - before.at < minutes * millisecondsOfMinute) {
      found.push({ kind: 'minutes-apart', meals: [before.id, meal.id] })
    }
    last.set(meal.person, meal)
  }
  return found
}

function afterLife(meals: readonly LookedAtMeal[], lives: ReadonlyMap<number, LifeOn>): readonly Anomaly[] {
  return meals.flatMap(({ id, person, day, claimedFen }): readonly Anomaly[] => {
    const life = lives.get(person)?.(day)
    if (life === undefined || claimedFen <= 0) return []
    const { died, institutionFrom, institutionUntil } = life
    if (died !== null && day >= died) return [{ kind: 'after-death', meals: [id] }]
    if (isAwayOn(life, day)) return [{ kind: 'after-moving-away', meals: [id] }]
    const inside =
      institutionFrom !== null &&
      day >= institutionFrom &&
      (institutionUntil === null || day < institutionUntil)
    return inside ? [{ kind: 'in-institution', meals: [id] }] : []
  })
}

/** Runs of served days with the very same number of claimed meals: real days differ. */
function sameCountEveryDay(meals: readonly LookedAtMeal[], days: number): readonly Anomaly[] {
  const byDay = new Map<string, number[]>()
  for (const { id, day, claimedFen } of meals) {
    if (claimedFen <= 0) continue
    const ids = byDay.get(day) ?? []
    ids.push(id)
    byDay.set(day, ids)
  }
  const served = [...byDay].toSorted(([left], [right]) => (left < right ? -1 : 1))
  const found: Anomaly[] = []
  let run: (readonly [string, readonly number[]])[] = []
  const close = () => {
    if (run.length >= days) {
      found.push({ kind: 'same-count-every-day', meals: run.flatMap(([, ids]) => ids) })
    }
  }
  for (const day of served) {
    if (run.at(-1)?.[1].length !== day[1].length) {
      close()
      run = []
    }
    run.push(day)
  }
  close()
  return found
}

const each = (
  meals: readonly LookedAtMeal[],
  kind: AnomalyKind,
  holds: (meal: LookedAtMeal) => boolean,
): readonly Anomaly[] => meals.filter(holds).map(({ id }) => ({ kind, meals: [id] }))

/** So many meals are held against what befell people before others may have their turn. */
const mealsAtOnce = 500

/** Everything found among meals that stand. Yields between its parts: a month of meals is looked through several times. */
export function* anomaliesIn(
  meals: readonly LookedAtMeal[],
  lives: ReadonlyMap<number, LifeOn>,
  settings: AnomalySettings,
): Generator<undefined, readonly Anomaly[], undefined> {
  const found: Anomaly[] = [...minutesApart(meals, settings.minutesApart)]
  yield
  for (let at = 0; at < meals.length; at += mealsAtOnce) {
    found.push(...afterLife(meals.slice(at, at + mealsAtOnce), lives))
    yield
  }
  found.push(...sameCountEveryDay(meals, settings.sameCountDays))
  yield
  return [
    ...found,
    ...each(meals, 'signed-by-staff', (meal) => meal.signedByStaff),
    ...each(meals, 'left-unsigned', (meal) => meal.leftUnsigned),
    ...each(meals, 'delivered-without-record', (meal) => meal.neverHandedOver),
    ...each(meals, 'free-and-subsidised', (meal) => meal.free && meal.freeBecause !== ''),
    ...each(meals, 'override-without-reason', (meal) => meal.free && meal.freeBecause === ''),
  ]
}

/**
 * A random sample of people to ring, the same for the same seed, so that nobody can choose it. `random` gives 0 ≤ x < 1.
 */
export function callBackSample(
  people: readonly number[],
  count: number,
  random: () => number,
): readonly number[] {
  const left = [...new Set(people)].toSorted((one, other) => one - other)
  const drawn: number[] = []
  while (drawn.length < count && left.length > 0) {
    const [person] = left.splice(Math.floor(random() * left.length), 1)
    if (person !== undefined) drawn.push(person)
  }
  return drawn
}

/** Whether an anomaly is young enough to ask people about: memories of meals are short. */
export const canStillBeAsked = (day: string, today: string): boolean => daysBetween(day, today) <= 31
