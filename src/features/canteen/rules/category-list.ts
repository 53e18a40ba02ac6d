/** The civil affairs office's monthly list against what the canteen holds: who gained, who lost, since when. */
import type { EligibilityEnd } from '../contract/words'
import { endOf, startOf, stateOn, type Eligibility, type LifeEvents } from './eligibility'

export interface Listed {
  readonly person: number
  readonly category: string
  /** Since when, as the list says; null where it says nothing. */
  readonly since: string | null
}

/** Stands on the list as one who was stopped: off it from a day of its own. */
export interface Stopped {
  readonly person: number
  readonly category: string
  /** The first day without it, no later than the list. */
  readonly from: string
}

export interface Held extends Eligibility {
  readonly person: number
  readonly life: LifeEvents
}

export interface Gained {
  readonly person: number
  readonly category: string
  readonly since: string
}

export interface Lost {
  readonly person: number
  readonly category: string
  readonly eligibility: number
  /** Since when it was held. */
  readonly since: string | null
  /** The first day without it: the day the list is of, or the one on which it says that it was stopped. */
  readonly from: string
}

/** Stands on the list, and is not in force here: somebody has to approve or resume it, on what they know. */
export interface Waiting {
  readonly person: number
  readonly category: string
  readonly eligibility: number
  readonly state: 'pending' | 'paused'
}

export interface ListDifference {
  readonly gained: readonly Gained[]
  readonly lost: readonly Lost[]
  readonly waiting: readonly Waiting[]
  readonly unchanged: number
}

const keyOf = (one: { readonly person: number; readonly category: string }): string =>
  `${one.person} ${one.category}`

/**
 * What a list dated `day` changes. The list is whole for the categories it is read for, or for the `whole` among them alone, and says nothing of others; a
 * pair that stands in it twice counts once, with the earlier day. What is pending or paused is held: a list neither
 * approves nor resumes, and never makes a second one; nor does it end what still waits to be decided. Whoever stands on it
 * as stopped is off it from that day, whether or not it is whole for the rest; with another row that has them on it, they are.
 */
export function differenceOf(
  { listed, stopped }: { readonly listed: readonly Listed[]; readonly stopped: readonly Stopped[] },
  held: readonly Held[],
  categories: readonly string[],
  day: string,
  whole: readonly string[] = categories,
): ListDifference {
  const stops = new Map<string, string>()
  for (const one of stopped) {
    const before = stops.get(keyOf(one))
    if (before === undefined || one.from < before) stops.set(keyOf(one), one.from)
  }
  /** What was stopped before this one began was another: of this one the list of its day alone speaks, where it is whole. */
  const stopOf = (one: Held): string | null => {
    const [stop, since] = [stops.get(keyOf(one)), startOf(one)]
    return stop === undefined || since === null || stop < since ? null : stop
  }
  const open = held.flatMap((one) => {
    const state = stateOn(one, one.life, day)
    const isMeant = categories.includes(one.category) || stopOf(one) !== null
    return isMeant && state !== 'ended' ? [{ one, state }] : []
  })
  const onList = new Map<string, Listed>()
  for (const one of listed.filter(({ category }) => categories.includes(category))) {
    const before = onList.get(keyOf(one))
    const earlier = before !== undefined && (one.since ?? day) >= (before.since ?? day)
    if (!earlier) onList.set(keyOf(one), one)
  }
  const holds = new Set(open.map(({ one }) => keyOf(one)))
  const gained = [...onList]
    .filter(([key]) => !holds.has(key))
    .map(([, { person, category, since }]) => ({ person, category, since: since ?? day }))
  const lost = open
    .filter(({ one, state }) => state !== 'pending' && !onList.has(keyOf(one)))
    .filter(({ one }) => whole.includes(one.category) || stopOf(one) !== null)
    .map(({ one }) => ({
      person: one.person,
      category: one.category,
      eligibility: one.id,
      since: startOf(one),
      from: stopOf(one) ?? day,
    }))
  // What follows the one that is in force waits for its own day.
  const inForce = new Set(open.flatMap(({ one, state }) => (state === 'in-force' ? keyOf(one) : [])))
  const waiting = open.flatMap(({ one, state }) =>
    state !== 'in-force' && onList.has(keyOf(one)) && !inForce.has(keyOf(one))
      ? [{ person: one.person, category: one.category, eligibility: one.id, state }]
      : [],
  )
  return { gained, lost, waiting, unchanged: [...onList.keys()].filter((key) => holds.has(key)).length }
}

/** What would end at once what a list gives: the list has not heard of a death, a move or a stay. Null where nothing does. */
export function endedAtOnce(
  { category, since }: Pick<Gained, 'category' | 'since'>,
  life: LifeEvents,
  day: string,
): Exclude<EligibilityEnd, 'until'> | null {
  const given = {
    id: 0,
    category,
    approvedOn: since > day ? day : since,
    from: since,
    until: null,
    pauses: [],
  }
  const end = endOf(given, life)
  return end === null || end.why === 'until' || end.day > day ? null : end.why
}
