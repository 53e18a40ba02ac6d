/** Changes, cancels and decides several dates of a series at once, and takes such a deed back. */
import { z } from 'zod'
import type { Reader, WriteCall } from '#desk/rpc/call'
import { rowOf } from '#work/rows'
import { minuteOfInstant, type PreviewedDate, type Reach, type Span } from '../../rules'
import { holdOf, movesGranted, ungranted } from '../../bookings/service/asking'
import { askedElsewhere, makeMove, requireStillFree, takeable } from '../../bookings/service/moves'
import { requireRow, type FullRow } from '../../bookings/service/rows'
import {
  appendEvent,
  beforeOf,
  put,
  settle,
  standingOf,
  type Plan,
  type Standing,
} from '../../bookings/service/standing'
import { wholeTextOf } from '../../bookings/service/text'
import { decide } from '../../rivals/service/tell'
import { bookingOf } from '../../service/bookings'
import { ruledHouse } from '../../service/house'
import { refuse } from '../../service/refuse'
import type { SeriesPattern } from '../../contract'
import type { SeriesChange } from '../contract'
import { changedPattern, changedSpan, changedTaking, reached } from '../rules'
import { askedAround, choicesOf, placesOf, previewOf, requireKeepable } from './asking'
import { requireSeries, type KeptDate, type KeptSeries } from './rows'

interface Reached extends KeptDate {
  readonly row: FullRow
  readonly span: Span
}

const withRow = (date: KeptDate): Reached[] =>
  date.row === null ? [] : [{ ...date, row: date.row, span: bookingOf(date.row).span }]

/** Dates that stand and that the deed reaches; never none. */
function reachedDates(call: Reader, { dates }: KeptSeries, date: number, reach: Reach): Reached[] {
  const all = dates.flatMap(withRow)
  const found = reached(all, date, reach, minuteOfInstant(call.now)).filter(({ changeable }) => changeable)
  if (found.length === 0) throw refuse('conflict', 'series-nothing-reached')
  return found
}

/** Every date the change reaches as it would be; those that are skipped stay as they stand. */
export function askedChange(call: Reader, change: SeriesChange) {
  const { id, date, reach, to, choices: said } = change
  const series = requireSeries(call, id)
  const dates = reachedDates(call, series, date, reach)
  const choices = choicesOf(said)
  const moving = dates.filter((one) => choices.get(one.date)?.choice !== 'skip')
  const staying = dates.filter((one) => choices.get(one.date)?.choice === 'skip')
  const spans = moving.map(({ span }) => changedSpan(span, to))
  const ofMoving = new Map(
    moving.flatMap((one, at) => {
      const choice = choices.get(one.date)
      return choice === undefined ? [] : [[at, choice] as const]
    }),
  )
  const { room } = to
  const house = ruledHouse(call)
  const changed = moving.map(({ row }) => changedTaking(house, bookingOf(row), to))
  const takings = changed.map(({ taking }) => taking)
  const text = { ...wholeTextOf(call, series.template, room), ...takings[0], room }
  const spansAsked = spans.length === 0 ? dates.map(({ span }) => span) : placesOf(spans, ofMoving)
  const around = askedAround(call, text, spansAsked, new Set(moving.map(({ row }) => row.id)))
  const asked = { ...around, request: { ...around.request, suspendedUntil: null } }
  const previewed = previewOf(asked, spans, ofMoving, takings).map((one, at): PreviewedDate => {
    const moved = moving[at]
    const own = changed[at]
    if (moved === undefined || own === undefined) return one
    const taken = { ...own.taking, room, span: one.span }
    const granted = movesGranted(call, asked.house, bookingOf(moved.row), taken)
    const left = own.left.map((equipment) => ({ code: 'equipment-left' as const, equipment, room }))
    return { ...one, date: moved.date, notices: [...ungranted(one.notices, granted), ...left] }
  })
  const stays = staying.map((one): PreviewedDate => ({
    date: one.date,
    planned: changedSpan(one.span, to),
    span: one.span,
    plan: 'skipped',
    reasons: [],
    notices: [],
  }))
  const all = [...previewed, ...stays].toSorted((a, b) => a.planned.from - b.planned.from)
  return { asked, series, moving, takings, previewed, dates: all }
}

const eventNow = (call: WriteCall, booking: number): number[] => {
  const last = takeable(call, booking)
  return last === null ? [] : [last.id]
}

/** Lets go of a place for a moment: dates of one series may be moved onto each other's. */
function release(call: WriteCall, id: number, before: Standing): Standing {
  const released: Standing = { ...before, state: 'cancelled', heldUntil: null }
  put(call, id, before, released)
  return released
}

/** Makes the change, and returns the events to take back. */
export function changeSeries(call: WriteCall, change: SeriesChange): number[] {
  const { asked, series, moving, takings, previewed } = askedChange(call, change)
  requireKeepable(previewed)
  const own = new Set(moving.map(({ row }) => row.id))
  settle(
    call,
    asked.house,
    asked.around.filter(({ id }) => !own.has(id)),
    asked.now,
  )
  const { room } = change.to
  const stood = moving.map(({ row, date }, at) => {
    const before = standingOf(call, bookingOf(row))
    const plan = at === 0 && change.reach !== 'this' ? planOf(series) : undefined
    const event = appendEvent(call, row.id, { event: 'reschedule', before, plan })
    return { row, date, event, before, taking: takings[at], released: release(call, row.id, before) }
  })
  for (const { row, date, before, taking, released } of stood) {
    const there = previewed.find((one) => one.date === date)
    const { from, until } = there?.span ?? bookingOf(row).span
    const hold = before.state === 'confirmed' && there !== undefined ? holdOf(there) : null
    const kept = before.holdsUntil === null ? null : Math.min(before.holdsUntil, from)
    const stands = hold === null ? { holdsUntil: kept } : { holdsUntil: hold, state: 'pending' as const }
    const after = { ...before, ...taking, room, from, until, heldUntil: until, ...stands }
    put(call, row.id, released, after)
  }
  replan(call, series, change)
  return stood.map(({ event }) => event)
}

const planOf = ({ pattern, dates }: KeptSeries): Plan => ({
  pattern,
  dates: dates.map(({ date, planned }) => ({ date, ...planned })),
})

function putPlanned(call: WriteCall, series: number, date: number, { from, until }: Span): void {
  call
    .statement('UPDATE series_dates SET starts = ?, ends = ? WHERE series_id = ? AND date = ?')
    .run(from, until, series, date)
}

function putPattern(call: WriteCall, series: number, pattern: SeriesPattern): void {
  call.statement('UPDATE room_series SET pattern = ? WHERE id = ?').run(JSON.stringify(pattern), series)
}

/** Dates that are skipped go along, so that they come back at the new hours; the pattern when all were meant. */
function replan(call: WriteCall, series: KeptSeries, { date, reach, to }: SeriesChange): void {
  if (reach === 'this') return
  const planned = series.dates.map((one) => ({ ...one, span: one.planned }))
  for (const one of reached(planned, date, reach, minuteOfInstant(call.now))) {
    putPlanned(call, series.id, one.date, changedSpan(one.planned, to))
  }
  if (reach === 'all') putPattern(call, series.id, changedPattern(series.pattern, to))
}

export function cancelDates(
  call: WriteCall,
  { id, date, reach, reason }: { id: number; date: number; reach: Reach; reason: string },
): number[] {
  const dates = reachedDates(call, requireSeries(call, id), date, reach)
  for (const { row } of dates) makeMove(call, row.id, 'cancel', reason)
  return dates.flatMap(({ row }) => eventNow(call, row.id))
}

/** Approves or refuses every request of the series that waits and is still to come. */
export function decideSeries(
  call: WriteCall,
  { id, move, reason }: { id: number; move: 'approve' | 'refuse'; reason: string },
): number[] {
  const now = minuteOfInstant(call.now)
  const waiting = requireSeries(call, id)
    .dates.flatMap(withRow)
    .filter(({ row, span }) => (row.state === 'pending' || row.state === 'expired') && span.from > now)
  if (waiting.length === 0) throw refuse('conflict', 'series-nothing-waits')
  for (const { row } of waiting) decide(call, row, move, reason)
  return waiting.flatMap(({ row }) => eventNow(call, row.id))
}

const ofEvent = z.object({ booking_id: z.number() })

/** Takes back what one deed did to several dates: each where it stood, all of them or none. */
export function takeDeedBack(call: WriteCall, id: number, events: readonly number[]): void {
  const mine = new Set(requireSeries(call, id).dates.map(({ row }) => row?.id))
  const found = events.map((event) => {
    const booking = rowOf(
      call,
      ofEvent,
      'SELECT booking_id FROM booking_events WHERE id = ?',
      event,
    )?.booking_id
    const last = booking === undefined ? null : takeable(call, booking)
    if (booking === undefined || !mine.has(booking) || last?.id !== event)
      throw refuse('conflict', 'cannot-be-taken-back')
    const row = requireRow(call, booking)
    const now = standingOf(call, bookingOf(row))
    const { stood: before, plan } = beforeOf(last.before)
    return { row, event, now, before, plan }
  })
  const freed = found.map((one) => ({ ...one, released: release(call, one.row.id, one.now) }))
  for (const { row, event, now, before, released } of freed) {
    const { room, from, until, whole, places, equipment } = before
    if (before.heldUntil !== null) {
      const to = { room, span: { from, until }, whole, places, equipment }
      const asked = askedElsewhere(call, row, to)
      requireStillFree(call, row, asked, false, asked.booked)
    }
    appendEvent(call, row.id, { event: 'taken-back', before: now, takesBack: event })
    put(call, row.id, released, before)
  }
  for (const { plan } of found) {
    if (plan === null) continue
    for (const { date, ...planned } of plan.dates) putPlanned(call, id, date, planned)
    putPattern(call, id, plan.pattern)
  }
}
