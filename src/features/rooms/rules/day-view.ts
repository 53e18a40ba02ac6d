/** A day as the screen lays it out: rooms across, time down, what is shut and why, who is there, the time between. */
import type { ShutBecause } from '../contract'
import { shutWithin } from './closures'
import { roomOf, withBuffers, type House } from './house'
import {
  common,
  joined,
  minutesOfDay,
  overlaps,
  startOfDay,
  wholeDay,
  type Minute,
  type Span,
} from './minutes'
import { firstShut, openWithin } from './opening'
import { peakOf } from './peak'

/** A booking as the day shows it: what it holds, not what was once booked. */
export interface Shown {
  readonly id: number
  readonly room: number
  readonly span: Span
  readonly whole: boolean
  readonly places: number
  readonly pending: boolean
}

export interface ShutStretch {
  readonly span: Span
  readonly because: ShutBecause
}

export interface Block {
  readonly span: Span
  /** One booking, or many of seats that would be too thin beside each other, in the order of their beginning. */
  readonly bookings: readonly number[]
  /** At any time no more than so many places are taken. */
  readonly peak: number
  /** Which of `lanes` beside each other, from 0. */
  readonly lane: number
  readonly lanes: number
  readonly pending: boolean
}

export interface Column {
  readonly room: number
  readonly shut: readonly ShutStretch[]
  readonly blocks: readonly Block[]
  /** To make ready and to clear: hatched, and never under a booking. */
  readonly buffers: readonly Span[]
}

/** More beside each other than this cannot be read any more. */
const mostLanes = 3

/**
 * What of a day is shown, on whole hours: from the first room's opening to the last one's closing, and whatever is booked
 * outside. A day on which nothing opens shows the usual working hours.
 */
export function shownHours(house: House, day: string, shown: readonly Shown[]): Span {
  const within = wholeDay(day)
  const spans = [
    ...[...house.rooms.keys()].flatMap((room) => openWithin(house, room, within)),
    ...shown.map(({ span }) => common(span, within)).filter((span) => span !== null),
  ]
  if (spans.length === 0) return { from: within.from + 8 * 60, until: within.from + 18 * 60 }
  return {
    from: Math.floor(Math.min(...spans.map(({ from }) => from)) / 60) * 60,
    until: Math.ceil(Math.max(...spans.map(({ until }) => until)) / 60) * 60,
  }
}

/** What of `whole` lies in none of `parts`. */
function rest(whole: Span, parts: readonly Span[]): Span[] {
  let left: Span[] = [whole]
  for (const part of parts) {
    left = left.flatMap(({ from, until }) =>
      [
        { from, until: Math.min(until, part.from) },
        { from: Math.max(from, part.until), until },
      ].filter((span) => span.from < span.until),
    )
  }
  return left
}

/** The stretches a room is shut, each with its reason. Where the reason changes, the next stretch begins. */
export function shutStretches(house: House, room: number, within: Span): ShutStretch[] {
  const stretches: ShutStretch[] = []
  const closures = shutWithin(house, room, within).map(({ span }) => span)
  for (const closed of rest(within, openWithin(house, room, within))) {
    let from = closed.from
    while (from < closed.until) {
      const reason = firstShut(house, room, { from, until: from + 1 })
      if (reason === null) break
      const until = endOfReason(reason.because, { from, until: closed.until }, closures)
      stretches.push({ span: { from, until }, because: reason.because })
      from = until
    }
  }
  return stretches
}

/** A closure ends with itself; a day's hours end with the day, or where a closure says more. */
function endOfReason(because: ShutBecause, rest: Span, closures: readonly Span[]): Minute {
  if (because.kind === 'closure') return Math.min(because.until, rest.until)
  const next = closures.filter(({ from }) => from > rest.from).map(({ from }) => from)
  return Math.min(startOfDay(because.day) + minutesOfDay, rest.until, ...next)
}

/** Bookings that overlap one another, directly or through others. */
function clustersOf(shown: readonly Shown[]): Shown[][] {
  const clusters: Shown[][] = []
  let until = Number.NEGATIVE_INFINITY
  for (const one of shown.toSorted((a, b) => a.span.from - b.span.from || a.id - b.id)) {
    if (one.span.from < until) clusters.at(-1)?.push(one)
    else clusters.push([one])
    until = Math.max(until, one.span.until)
  }
  return clusters
}

/** Each booking in the first lane that is free when it begins. */
function lanesOf(cluster: readonly Shown[]): number[] {
  const ends: Minute[] = []
  return cluster.map(({ span }) => {
    const free = ends.findIndex((end) => end <= span.from)
    const lane = free === -1 ? ends.length : free
    ends[lane] = span.until
    return lane
  })
}

function blocksOf(shown: readonly Shown[]): Block[] {
  return clustersOf(shown).flatMap((cluster): Block[] => {
    const lanes = lanesOf(cluster)
    const count = Math.max(...lanes) + 1
    if (count > mostLanes) return [together(cluster)]
    return cluster.map(({ id, span, places, pending }, index) => ({
      span,
      bookings: [id],
      peak: places,
      lane: lanes[index] ?? 0,
      lanes: count,
      pending,
    }))
  })
}

function together(cluster: readonly Shown[]): Block {
  const [all = { from: 0, until: 1 }] = joined(cluster.map(({ span }) => span))
  return {
    span: all,
    bookings: cluster.map(({ id }) => id),
    peak: peakOf(
      all,
      cluster.map(({ span, places }) => ({ span, count: places })),
    ),
    lane: 0,
    lanes: 1,
    pending: cluster.every(({ pending }) => pending),
  }
}

/** A day's columns, in the order of the house's rooms. */
export function columnsOf(house: House, within: Span, shown: readonly Shown[]): Column[] {
  return [...house.rooms.keys()].map((id) => {
    const room = roomOf(house, id)
    const here = shown.filter((one) => one.room === id && overlaps(one.span, within))
    const taken = joined(here.map(({ span }) => span))
    const around = joined(here.map(({ span }) => withBuffers(room, span)))
    return {
      room: id,
      shut: shutStretches(house, id, within),
      blocks: blocksOf(here),
      buffers: around
        .flatMap((span) => rest(span, taken))
        .map((span) => common(span, within))
        .filter((span) => span !== null),
    }
  })
}
