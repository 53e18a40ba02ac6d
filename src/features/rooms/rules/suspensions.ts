/** No-shows, warnings and suspensions, worked out from what is on record; lifted by the manager with a reason. */
import { addDays, daysBetween } from '#work/calendar/rules/index'
import type { HouseRules } from '../contract'

export interface Suspension {
  /** The day after the no-show that brought it. */
  readonly from: string
  /** The last day of it, also when it was lifted. */
  readonly until: string
  /** The days of the no-shows it is for. */
  readonly noShows: readonly string[]
  readonly lifted: boolean
}

/** The suspension that holds on a day or begins after it, which a manager can lift; null where there is none. */
export const suspensionAhead = ({ suspensions }: Conduct, today: string): Suspension | null =>
  suspensions.findLast(({ until, lifted }) => !lifted && today <= until) ?? null

export interface Conduct {
  /** No-shows that still count and have not brought a suspension: as many warnings. */
  readonly warnings: readonly string[]
  readonly suspensions: readonly Suspension[]
  /** The last day of the suspension that holds today; null where none does. */
  readonly suspendedUntil: string | null
}

/**
 * @param noShows days of no-shows, of this room's holder
 * @param liftedOn days on which a manager lifted the suspension that then ran
 */
export function conductOf(
  rules: Pick<HouseRules, 'suspension'>,
  noShows: readonly string[],
  liftedOn: readonly string[],
  today: string,
): Conduct {
  if (rules.suspension === null) return { warnings: [], suspensions: [], suspendedUntil: null }
  const { noShows: most, within, days } = rules.suspension
  const suspensions: Suspension[] = []
  // What brought a suspension is answered by it and does not bring the next.
  let open: string[] = []
  for (const day of noShows.filter((one) => one <= today).toSorted()) {
    open = [...open.filter((before) => daysBetween(before, day) < within), day]
    if (open.length < most) continue
    const from = addDays(day, 1)
    const last = addDays(from, days - 1)
    // Lifted on a day: that day is free again; on the day of the no-show itself, all of it.
    const lifted = liftedOn.filter((on) => day <= on && on <= last).toSorted()[0]
    const until = lifted === undefined ? last : addDays(lifted, -1)
    suspensions.push({ from, until, noShows: open, lifted: lifted !== undefined })
    open = []
  }
  const warnings = open.filter((before) => daysBetween(before, today) < within)
  const holding = suspensions.filter(({ from, until }) => from <= today && today <= until)
  const suspendedUntil = holding.reduce<string | null>(
    (latest, { until }) => (latest === null || until > latest ? until : latest),
    null,
  )
  return { warnings, suspensions, suspendedUntil }
}
