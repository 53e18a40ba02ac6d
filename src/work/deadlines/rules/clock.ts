/** The working-day clock of a promise, read from events: it runs, stands still and ends with the state they lead to. */
import {
  addWorkingDays,
  workingDaysBetween,
  type Calendar,
  type CountedDay,
} from '#work/calendar/rules/index'
import type { ClockPhase, Urgency } from '../contract'

/** An event as the clock sees it: on which day it was made to do what. */
export interface ClockEvent {
  readonly day: string
  readonly phase: ClockPhase
}

export interface ClockReading {
  readonly phase: ClockPhase
  /** Working days promised and used. */
  readonly promised: number
  readonly used: number
  /** The last day on which it is on time; while the clock stands still, as if it went on today. Null before the start. */
  readonly due: string | null
  /** More days used than promised. */
  readonly late: boolean
  /** False when a day it depends on lies in a year not announced. */
  readonly announced: boolean
}

/**
 * Reads the clock of a promise of `promised` working days from its `events`, oldest first.
 *
 * The day on which the clock starts or starts again is not counted, the day on which it stops or ends is
 * (民法典 art. 201). Days while it stands still (待补正, 中止) are not counted. A promise of 0 days is due the day it starts.
 */
export function readClock(
  calendar: Calendar,
  promised: number,
  events: readonly ClockEvent[],
  today: string,
): ClockReading {
  const { phase, stretches } = stretchesOf(events, today)
  let used = 0
  let usedBefore = 0
  let announced = true
  let passed: CountedDay | null = null
  for (const { from, to } of stretches) {
    const counted = workingDaysBetween(calendar, from, to)
    announced &&= counted.announced
    if (used <= promised && used + counted.days > promised) {
      passed = addWorkingDays(calendar, from, promised - used)
    }
    usedBefore = used
    used += counted.days
  }
  const reading = { phase, promised, used, late: used > promised }
  const last = stretches.at(-1)
  if (last === undefined) return { ...reading, due: null, announced: true }
  const ahead =
    phase === 'stopped'
      ? addWorkingDays(calendar, today, promised - used)
      : addWorkingDays(calendar, last.from, promised - usedBefore)
  const due = passed ?? ahead
  return { ...reading, due: due.day, announced: announced && due.announced }
}

interface Stretch {
  readonly from: string
  readonly to: string
}

/** The stretches in which the clock ran; the last one reaches to today if it still runs. */
function stretchesOf(
  events: readonly ClockEvent[],
  today: string,
): { readonly phase: ClockPhase; readonly stretches: readonly Stretch[] } {
  let phase: ClockPhase = 'not-started'
  let from = today
  const stretches: Stretch[] = []
  for (const event of events) {
    const next = event.phase
    if (phase === 'running' && next !== 'running') stretches.push({ from, to: event.day })
    if (phase !== 'running' && next === 'running') from = event.day
    // What is stopped before it was ever started has no clock yet that could stand still.
    phase = next === 'stopped' && phase === 'not-started' ? 'not-started' : next
  }
  if (phase === 'running') stretches.push({ from, to: today })
  return { phase, stretches }
}

/**
 * The colour of a due day: red when it has passed, amber from two working days before (one where the promise is
 * five or fewer). Only a running clock presses.
 */
export function urgencyOf(
  calendar: Calendar,
  clock: { readonly phase: ClockPhase; readonly promised: number; readonly due: string | null },
  today: string,
): Urgency {
  if (clock.phase !== 'running' || clock.due === null) return 'none'
  if (clock.due < today) return 'late'
  const left = workingDaysBetween(calendar, today, clock.due).days
  return left <= (clock.promised > 5 ? 2 : 1) ? 'soon' : 'on-time'
}
