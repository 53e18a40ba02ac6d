/** How a booking of a month is counted. */
import type { Counting } from '#work/figures/rules/index'
import type { BookingState, HolderKind, Purpose } from '../contract/words'
import type { Minute } from '../rules/minutes'
import type { roomFigures } from './contract/declaration'

/** One booking as the figures see it, in the state that the clock has made of it. */
export interface FigureRow {
  readonly id: number
  readonly day: string
  readonly room: string
  /** Of its beginning: `09`. */
  readonly hour: string
  readonly holder: HolderKind
  readonly purpose: Purpose
  /** Null where no resident has it. */
  readonly resident: number | null
  readonly state: BookingState
  /** What it held of its room. */
  readonly minutes: number
  /** Whether its time is over, or somebody came: only then was it used. */
  readonly used: boolean
  /** Who came: those ticked, where somebody was, else as many as it was booked for. */
  readonly people: number
  readonly starts: Minute
  readonly bookedAt: Minute
  /** Of one that had to be approved: when it was first answered; null while it was not. */
  readonly answeredAt: Minute | null
  readonly asked: boolean
}

type Declared = typeof roomFigures

/** What stood when its time came: somebody came, or nobody did. */
const stood = ({ used, state }: FigureRow): boolean => used || state === 'no-show'

export const roomCounting: Counting<
  FigureRow,
  Declared['columns'][number],
  Declared['divisions'][number],
  Declared['tallies'][number]
> = {
  counts: {
    sessions: ({ used }) => used,
    people: ({ used, people }) => (used ? people : 0),
    minutes: ({ used, minutes }) => (used ? minutes : 0),
    walkIns: ({ used, starts, bookedAt }) => used && starts <= bookedAt,
    booked: stood,
    noShows: ({ state }) => state === 'no-show',
    cancelled: ({ state }) => state === 'cancelled',
    asked: ({ asked }) => asked,
    approved: ({ asked, answeredAt, state }) => asked && answeredAt !== null && state !== 'refused',
    refused: ({ state }) => state === 'refused',
    waited: ({ answeredAt, bookedAt }) => (answeredAt === null ? 0 : answeredAt - bookedAt),
  },
  parts: {
    room: ({ room }) => room,
    hour: ({ hour }) => hour,
    holder: ({ holder }) => holder,
    purpose: ({ purpose }) => purpose,
  },
  whose: ({ resident }) => [resident],
  tallies: { states: ({ state }) => [state] },
  days: { sessions: ({ used, day }) => (used ? day : null), people: ({ used, day }) => (used ? day : null) },
}
