/** The clock of a request: its events run it, stop it and end it with the states they lead to. */
import { readClock as readPhases, type ClockReading } from '#work/deadlines/rules/index'
import type { Calendar } from '#work/calendar/rules/index'
import type { State } from '../../requests/contract/words'
import { stateTable } from './states'

/** On which day which state was entered. */
export interface ClockEvent {
  readonly day: string
  readonly to: State
}

/** Reads the clock of a request with `promised` working days from its `events`, oldest first. */
export const readClock = (
  calendar: Calendar,
  promised: number,
  events: readonly ClockEvent[],
  today: string,
): ClockReading =>
  readPhases(
    calendar,
    promised,
    events.map(({ day, to }) => ({ day, phase: stateTable[to].clock })),
    today,
  )
