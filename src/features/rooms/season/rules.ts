/** A season's plan for standing groups: how much each may have, and who stands in it twice under two names. */
import type { DuplicateBecause } from '../contract'
import { dayOfMinute, lengthOf, mondayOf, overlaps, type Span } from '../rules'

/** What a group asks for in a season. */
export interface Application {
  readonly id: number
  readonly group: number
  readonly groupName: string
  /** Who answers for it: the same person is the same whatever the group is called. */
  readonly inCharge: string | null
  readonly room: number
  readonly dates: readonly Span[]
}

export interface OverQuota {
  readonly group: number
  /** The Monday of the first week in which it is over. */
  readonly week: string
  readonly minutes: number
  readonly most: number
  readonly applications: readonly number[]
}

/** Groups that ask for more minutes in a week than a group may have, all their applications together. */
export function overQuota(applications: readonly Application[], mostMinutesAWeek: number): OverQuota[] {
  const found: OverQuota[] = []
  for (const group of new Set(applications.map((application) => application.group))) {
    const own = applications.filter((application) => application.group === group)
    const weeks = new Map<string, { minutes: number; applications: Set<number> }>()
    for (const { id, dates } of own) {
      for (const span of dates) {
        const week = mondayOf(dayOfMinute(span.from))
        const sum = weeks.get(week) ?? { minutes: 0, applications: new Set<number>() }
        sum.minutes += lengthOf(span)
        sum.applications.add(id)
        weeks.set(week, sum)
      }
    }
    const over = [...weeks].filter(([, { minutes }]) => minutes > mostMinutesAWeek)
    const first = over.toSorted(([a], [b]) => (a < b ? -1 : 1))[0]
    if (first === undefined) continue
    const [week, { minutes, applications: ids }] = first
    found.push({ group, week, minutes, most: mostMinutesAWeek, applications: [...ids] })
  }
  return found
}

export interface HiddenDuplicate {
  readonly one: number
  readonly other: number
  readonly because: DuplicateBecause
}

/** A name as it is compared: without spaces, marks and the difference between full and half width. */
const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\p{P}\p{S}\s]/gu, '')
    .toLowerCase()

const meet = (one: readonly Span[], other: readonly Span[]): boolean =>
  one.some((span) => other.some((beside) => overlaps(span, beside)))

function duplicateOf(one: Application, other: Application): DuplicateBecause | null {
  if (one.group !== other.group) {
    if (plainName(one.groupName) === plainName(other.groupName)) return 'same-name'
    const samePerson =
      one.inCharge !== null &&
      other.inCharge !== null &&
      plainName(one.inCharge) === plainName(other.inCharge)
    return samePerson ? 'same-person' : null
  }
  // One group cannot be in two rooms: the second is kept in hand and stands empty.
  return meet(one.dates, other.dates) ? 'same-group-same-time' : null
}

/** Pairs that look like one group asking twice. Told to whoever decides; nothing is refused for it. */
export function hiddenDuplicates(applications: readonly Application[]): HiddenDuplicate[] {
  return applications.flatMap((one, at) =>
    applications.slice(at + 1).flatMap((other) => {
      const because = duplicateOf(one, other)
      return because === null ? [] : [{ one: one.id, other: other.id, because }]
    }),
  )
}
