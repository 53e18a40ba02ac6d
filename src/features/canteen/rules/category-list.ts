/** The civil affairs office's monthly list against what the canteen holds: who gained, who lost, since when. */
import { stateOn, type Eligibility, type LifeEvents } from './eligibility'

export interface Listed {
  readonly person: number
  readonly category: string
  /** Since when, as the list says; null where it says nothing. */
  readonly since: string | null
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
  /** The first day without it: the day the list is of. */
  readonly from: string
}

export interface ListDifference {
  readonly gained: readonly Gained[]
  readonly lost: readonly Lost[]
  readonly unchanged: number
}

const keyOf = (one: { readonly person: number; readonly category: string }): string =>
  `${one.person} ${one.category}`

/**
 * What a list dated `day` changes. The list is whole for the categories it is read for and says nothing of others; a
 * pair that stands in it twice counts once, with the earlier day. What is pending or paused is held: a list neither
 * approves nor resumes, and never makes a second one.
 */
export function differenceOf(
  listed: readonly Listed[],
  held: readonly Held[],
  categories: readonly string[],
  day: string,
): ListDifference {
  const open = held.filter(
    (one) => categories.includes(one.category) && stateOn(one, one.life, day) !== 'ended',
  )
  const holds = new Set(open.map(keyOf))
  const onList = new Map<string, Listed>()
  for (const one of listed.filter(({ category }) => categories.includes(category))) {
    const before = onList.get(keyOf(one))
    const earlier = before !== undefined && (one.since ?? day) >= (before.since ?? day)
    if (!earlier) onList.set(keyOf(one), one)
  }
  const gained = [...onList]
    .filter(([key]) => !holds.has(key))
    .map(([, { person, category, since }]) => ({ person, category, since: since ?? day }))
  const lost = open
    .filter((one) => !onList.has(keyOf(one)))
    .map(({ id, person, category }) => ({ person, category, eligibility: id, from: day }))
  return { gained, lost, unchanged: [...onList.keys()].filter((key) => holds.has(key)).length }
}
