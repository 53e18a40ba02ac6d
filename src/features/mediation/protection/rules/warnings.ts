/** 告诫书: once the committee has one it must visit both the offender and the victim (反家庭暴力法 17). */
import { addDays, addMonths } from '#ground/days'
import { visitedPeople, type VisitedPerson } from '../../contract/words'

export interface WarningLetter {
  readonly receivedOn: string
}

/** How often and how long is nowhere laid down: the centre's settings. */
export interface VisitSettings {
  readonly firstWithinDays: number
  readonly everyDays: number
  readonly forMonths: number
}

export const usualVisits: VisitSettings = { firstWithinDays: 3, everyDays: 30, forMonths: 6 }

export interface WarningVisit {
  readonly whom: VisitedPerson
  readonly on: string
  /** What was found; a visit without it is none. */
  readonly found: string
}

export interface VisitDue {
  readonly whom: VisitedPerson
  readonly due: string
  readonly late: boolean
}

/** The next visit to each of both; none of them stands for the other. Nothing is due once the time is over. */
export function visitsDue(
  { receivedOn }: WarningLetter,
  visits: readonly WarningVisit[],
  today: string,
  settings: VisitSettings,
): readonly VisitDue[] {
  const until = addMonths(receivedOn, settings.forMonths)
  return visitedPeople.flatMap((whom): readonly VisitDue[] => {
    const last = visits
      .filter((visit) => visit.whom === whom && visit.found.trim() !== '' && visit.on >= receivedOn)
      .map(({ on }) => on)
      .toSorted()
      .at(-1)
    const due =
      last === undefined ? addDays(receivedOn, settings.firstWithinDays) : addDays(last, settings.everyDays)
    // The first is owed for good; those that follow until the time is over.
    if (last !== undefined && due > until) return []
    return [{ whom, due, late: due < today }]
  })
}
