/**
 * Eligibility over time: since when somebody counts as a category, until when, on what proof, and what ends it.
 *
 * It starts with its approval and never before, it can be paused, and it ends by itself on the day of a death, of
 * moving away and of entering an institution, whether or not anybody has reviewed it. Whoever comes back applies anew.
 */
import { addDays } from '#ground/days'
import type { EligibilityEnd, EligibilityMove, EligibilityState } from '../contract/words'

/** So many months an eligibility stays known after its end: a subsidy was claimed on it, and may be asked back (民法典 art. 188). */
export const monthsEntitled = 36

export interface Pause {
  readonly from: string
  /** The last day of it; null while no end is known. */
  readonly until: string | null
}

export interface Eligibility {
  readonly id: number
  readonly category: string
  /** Null while nobody has decided. */
  readonly approvedOn: string | null
  /** From when it is asked for; null starts with the approval. */
  readonly from: string | null
  /** The last day; null while no end is known. */
  readonly until: string | null
  readonly pauses: readonly Pause[]
}

/** What happened in a person's life, each from the start of its day; null when it did not happen. */
export interface LifeEvents {
  readonly died: string | null
  readonly movedAway: string | null
  /** The first day on which they lived here again, or were dead; null while they are away. */
  readonly movedBack: string | null
  readonly institutionFrom: string | null
  /** The first day back at home. */
  readonly institutionUntil: string | null
}

/** Whether somebody lives elsewhere on a day: from the day of the move, until the first day back. */
export const isAwayOn = ({ movedAway, movedBack }: LifeEvents, day: string): boolean =>
  movedAway !== null && day >= movedAway && (movedBack === null || day < movedBack)

const later = (left: string, right: string): string => (left > right ? left : right)

/** The first day it is in force: never before somebody approved it. Null while pending. */
export const startOf = ({ approvedOn, from }: Eligibility): string | null =>
  approvedOn === null ? null : later(approvedOn, from ?? approvedOn)

export interface End {
  /** The first day on which it is no longer in force. */
  readonly day: string
  readonly why: EligibilityEnd
}

/**
 * What ends it first; null while nothing does. Of two on one day the event counts, not the term. An end is worked out of what happened
 * each time and kept nowhere: a death or a stay that turns out never to have been gives back what it had ended.
 */
export function endOf(eligibility: Eligibility, life: LifeEvents): End | null {
  const start = startOf(eligibility)
  // Approved when they were back from a stay or from elsewhere, it is not ended by it.
  const ends = (from: string | null, back: string | null): string | null =>
    back === null || start === null || back > start ? from : null
  const at = (day: string | null, why: EligibilityEnd): readonly End[] => (day === null ? [] : [{ day, why }])
  const [first, ...others] = [
    ...at(life.died, 'died'),
    ...at(ends(life.movedAway, life.movedBack), 'moved-away'),
    ...at(ends(life.institutionFrom, life.institutionUntil), 'institution'),
    ...at(eligibility.until === null ? null : addDays(eligibility.until, 1), 'until'),
  ]
  if (first === undefined) return null
  return others.reduce((soonest, one) => (one.day < soonest.day ? one : soonest), first)
}

const pausedOn = (pauses: readonly Pause[], day: string): boolean =>
  pauses.some((pause) => day >= pause.from && (pause.until === null || day <= pause.until))

/** 待审、有效、暂停、到期, on a day. Approved for later is still pending. */
export function stateOn(eligibility: Eligibility, life: LifeEvents, day: string): EligibilityState {
  const end = endOf(eligibility, life)
  if (end !== null && day >= end.day) return 'ended'
  const start = startOf(eligibility)
  if (start === null || day < start) return 'pending'
  return pausedOn(eligibility.pauses, day) ? 'paused' : 'in-force'
}

/** The categories somebody holds on a day, each once. */
export function categoriesOn(
  eligibilities: readonly Eligibility[],
  life: LifeEvents,
  day: string,
): readonly string[] {
  const held = eligibilities.filter((one) => stateOn(one, life, day) === 'in-force')
  return [...new Set(held.map((one) => one.category))]
}

/** Those in force or paused today that are over on a day within the next `days`, the soonest first, of one day the older. */
export function runningOut<Kept extends Eligibility>(
  eligibilities: readonly Kept[],
  life: (eligibility: Kept) => LifeEvents,
  today: string,
  days: number,
): readonly { readonly eligibility: Kept; readonly end: End }[] {
  return eligibilities
    .flatMap((eligibility) => {
      const end = endOf(eligibility, life(eligibility))
      const soon = end !== null && end.day > today && end.day <= addDays(today, days)
      return soon && stateOn(eligibility, life(eligibility), today) !== 'pending'
        ? [{ eligibility, end }]
        : []
    })
    .toSorted((left, right) =>
      left.end.day === right.end.day
        ? left.eligibility.id - right.eligibility.id
        : left.end.day < right.end.day
          ? -1
          : 1,
    )
}

/** The days for which one is held, or asked for while nobody has decided. */
export interface Term {
  readonly from: string
  /** The last day; null while no end is known, and before the first where it never began. */
  readonly until: string | null
}

export const termOf = (one: Eligibility & { readonly appliedOn: string }): Term => ({
  from: startOf(one) ?? one.from ?? one.appliedOn,
  until: one.until,
})

/** Whether two have a day in common: then one of them is the same category a second time, and else the later follows the earlier. */
export const overlap = (one: Term, other: Term): boolean =>
  (one.until === null || other.from <= one.until) && (other.until === null || one.from <= other.until)

/** Whether a term begins once another is over, and holds at least its first day. */
export const follows = ({ from, until }: Term, over: string): boolean =>
  from >= over && (until === null || until >= from)

/**
 * What can be done with an eligibility, by where it stands. What is over stays over, and somebody applies anew; but that it
 * was over sooner, should never have been, or was stopped for a month, can be learnt after its end, whatever ended it.
 */
export const eligibilityTable: Readonly<Record<EligibilityState, readonly EligibilityMove[]>> = {
  pending: ['approve', 'end'],
  'in-force': ['pause', 'end'],
  paused: ['resume', 'end'],
  ended: ['pause', 'resume', 'end'],
}

/** The moves of one by what was done with it: of what is over a pause that nothing resumed is resumed, and what was never in force stays as it is. */
export const eligibilityMovesOf = (
  state: EligibilityState,
  { approvedOn, pauses }: Pick<Eligibility, 'approvedOn' | 'pauses'>,
): readonly EligibilityMove[] => {
  if (state !== 'ended') return eligibilityTable[state]
  const isPaused = pauses.some(({ until }) => until === null)
  return approvedOn === null
    ? []
    : eligibilityTable.ended.filter((move) => move === 'end' || (move === 'resume') === isPaused)
}

/**
 * Whether a move is of a day on which it was in force, as something that it changes. Nothing lengthens it: a new last day is never after
 * the old, and of what is over before it; whoever is entitled longer applies for what follows, on a new proof.
 */
export function isBeforeEnd(state: EligibilityState, move: EligibilityMove, day: string, end: End): boolean {
  if (state !== 'ended') return move !== 'end' || addDays(day, 1) <= end.day
  switch (move) {
    case 'end':
      return addDays(day, 1) < end.day
    case 'resume':
      return day <= end.day
    case 'approve':
    case 'pause':
      return day < end.day
  }
}

/** A move as it was made: a pause begins on its day, the day of a resumption is the first without it. */
export interface DatedMove {
  readonly move: EligibilityMove
  readonly day: string
}

/**
 * The pauses that moves in their order make; a pause that nothing resumed has no end yet. With a resumption all of them are over: one
 * for days to come may have been entered before another began, and falls away.
 */
export function pausesOf(moves: readonly DatedMove[]): readonly Pause[] {
  let pauses: readonly Pause[] = []
  for (const { move, day } of moves) {
    if (move === 'pause') pauses = [...pauses, { from: day, until: null }]
    else if (move === 'resume') {
      const last = addDays(day, -1)
      pauses = pauses
        .map((pause) => (pause.until === null ? { ...pause, until: last } : pause))
        .filter(({ from, until }) => until === null || from <= until)
    }
  }
  return pauses
}
