/**
 * Who did not come, from the first time on: no-shows are grouped from the oldest, so that a part of them may be grouped
 * otherwise and bring a suspension that was served already, or none.
 */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import { bookingStates, holderKinds, type HolderKind } from '../contract/words'
import {
  conductOf,
  dayOfMinute,
  minuteOfInstant,
  missedFrom,
  roomOf,
  waitingRules,
  wasShut,
  type Conduct,
  type House,
  type Minute,
} from '../rules'
import { placedAt } from './bookings'
import { liftedDays } from './lifted'

const missedRow = z.object({
  id: z.number(),
  room_id: z.number(),
  starts: z.number(),
  ends: z.number(),
  state: z.enum(bookingStates),
  placed_at: z.number(),
  holder_kind: z.enum(holderKinds),
  resident_id: z.number().nullable(),
  group_id: z.number().nullable(),
  group_name: z.string().nullable(),
})
export type Missed = z.infer<typeof missedRow>

/** The centre is nobody's guest. */
const select = `
  SELECT b.id, b.room_id, b.starts, b.ends, b.state, ${placedAt}, b.holder_kind, b.resident_id, b.group_id, g.name AS group_name
    FROM bookings b LEFT JOIN room_groups g ON g.id = b.group_id
   WHERE b.starts <= ? AND b.state IN ('confirmed', 'no-show') AND b.holder_kind <> 'centre'`

/** What is on record as missed, and what the clock has made so since; nobody is who found the room shut. */
const isMissed = (house: House, now: Minute) => (row: Missed) => {
  const span = { from: row.starts, until: row.ends }
  // A closure may have been written down after the first of them were put on record.
  if (row.state === 'no-show') return !wasShut(house, row.room_id, span)
  const rules = waitingRules(
    house,
    { room: row.room_id, span, state: 'confirmed', holder: { kind: row.holder_kind } },
    now,
  )
  const placed = minuteOfInstant(row.placed_at)
  const missed = missedFrom(rules, { span, placedAt: placed })
  return missed !== null && missed <= now
}

/** Bookings that a condition holds for and nobody came to, the oldest first. */
export function missedWhere(
  call: Reader,
  house: House,
  condition: string,
  ...parameters: readonly unknown[]
): Missed[] {
  const now = minuteOfInstant(call.now)
  return rowsOf(
    call,
    missedRow,
    `${select} AND ${condition} ORDER BY b.starts, b.id`,
    now,
    ...parameters,
  ).filter(isMissed(house, now))
}

export const missedDay = ({ starts }: Missed): string => dayOfMinute(starts)

export function conductIn(call: Reader, house: House, room: number, missed: readonly Missed[]): Conduct {
  const lifted = liftedDays(
    call,
    missed.map(({ id }) => id),
  )
  return conductOf(roomOf(house, room).rules, missed.map(missedDay), lifted, call.today)
}

/** @param numbers every number under which they may have booked */
export function missedBy(
  call: Reader,
  house: House,
  room: number,
  kind: HolderKind,
  numbers: readonly number[],
): Missed[] {
  if (kind === 'centre' || numbers.length === 0) return []
  const column = kind === 'resident' ? 'b.resident_id' : 'b.group_id'
  const mine = `b.room_id = ? AND ${column} IN (SELECT value FROM json_each(?))`
  return missedWhere(call, house, mine, room, JSON.stringify(numbers))
}

/** The last day of the suspension that holds today in a room; null where none does. */
export const suspendedUntil = (
  call: Reader,
  house: House,
  room: number,
  kind: HolderKind,
  numbers: readonly number[],
): string | null =>
  roomOf(house, room).rules.suspension === null
    ? null
    : conductIn(call, house, room, missedBy(call, house, room, kind, numbers)).suspendedUntil
