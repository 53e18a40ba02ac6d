/** How a booking stands in its row, changed whole and appended to its course; what the file itself refuses is said in words. */
import { z } from 'zod'
import type { WriteCall } from '#desk/rpc/call'
import { eventAppender } from '#work/course/events'
import { rowOf } from '#work/rows'
import { bookingStates, seriesPattern, type BookingEventKind } from '../../contract'
import {
  missedFrom,
  overtaken,
  seenAt,
  waitingRules,
  type Booking,
  type House,
  type Minute,
} from '../../rules'
import { refuse } from '../../service/refuse'

/** What an event may change, and taking it back restores. */
const standing = z.strictObject({
  room: z.number(),
  from: z.number(),
  until: z.number(),
  heldUntil: z.number().nullable(),
  whole: z.boolean(),
  places: z.number(),
  equipment: z.record(z.string(), z.number()),
  state: z.enum(bookingStates),
  holdsUntil: z.number().nullable(),
  arrivedAt: z.number().nullable(),
  leftAt: z.number().nullable(),
})
export type Standing = z.infer<typeof standing>

/** When a series had its dates: kept with the first event of a deed that changed them. */
export const plan = z.strictObject({
  pattern: seriesPattern,
  dates: z.array(z.strictObject({ date: z.number(), from: z.number(), until: z.number() })),
})
export type Plan = z.infer<typeof plan>

const keptBefore = standing.extend({ plan: plan.optional() })

/** What an event kept: how its booking stood, and of a deed on a series what was planned. */
export function beforeOf(text: string): { readonly stood: Standing; readonly plan: Plan | null } {
  const { plan: planned, ...stood } = keptBefore.parse(JSON.parse(text))
  return { stood, plan: planned ?? null }
}

const heldRow = z.object({ held_until: z.number().nullable() })

export function standingOf(call: Pick<WriteCall, 'statement'>, booking: Booking): Standing {
  const held = rowOf(call, heldRow, 'SELECT held_until FROM bookings WHERE id = ?', booking.id)
  return {
    room: booking.room,
    from: booking.span.from,
    until: booking.span.until,
    heldUntil: held?.held_until ?? null,
    whole: booking.whole,
    places: booking.places,
    equipment: { ...booking.equipment },
    state: booking.state,
    holdsUntil: booking.holdsUntil,
    arrivedAt: booking.arrivedAt,
    leftAt: booking.leftAt,
  }
}

const append = eventAppender({
  table: 'booking_events',
  of: 'booking_id',
  says: ['event', 'reason', 'before', 'takes_back'],
})

interface Event {
  readonly event: BookingEventKind
  readonly reason?: string
  readonly before?: Standing
  readonly plan?: Plan | undefined
  readonly takesBack?: number
}

export const appendEvent = (
  call: WriteCall,
  id: number,
  { event, reason, before, plan: planned, takesBack }: Event,
): number =>
  append(call, id, {
    event,
    reason: reason ?? '',
    before: before === undefined ? null : JSON.stringify({ ...before, plan: planned }),
    takes_back: takesBack ?? null,
  })

/** The guards of the file say no in one word; whoever gets that far was let through by a rule that says less. */
export function guarded<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    const word = error instanceof Error ? /^rooms\.([a-z-]+)$/.exec(error.message)?.[1] : undefined
    if (word === undefined) throw error
    throw refuse('conflict', 'cannot-be-had')
  }
}

const change = `
  UPDATE bookings SET room_id = @room, starts = @from, ends = @until, held_until = @heldUntil, whole = @whole,
         places = @places, state = @state, holds_until = @holdsUntil, arrived_at = @arrivedAt, left_at = @leftAt
   WHERE id = @id`

const isSame = (one: Standing['equipment'], other: Standing['equipment']): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every(
    (code) => (one[code] ?? 0) === (other[code] ?? 0),
  )

export function takePieces(call: WriteCall, id: number, equipment: Readonly<Record<string, number>>): void {
  const take = call.statement(
    'INSERT INTO booking_equipment (booking_id, equipment_id, pieces) SELECT ?, id, ? FROM room_equipment WHERE code = ?',
  )
  for (const [code, pieces] of Object.entries(equipment)) if (pieces > 0) take.run(id, pieces, code)
}

/** Makes a booking stand as said. Pieces are given back before and taken again after, where others are wanted. */
export function put(call: WriteCall, id: number, before: Standing, after: Standing): void {
  const samePieces = isSame(before.equipment, after.equipment)
  guarded(() => {
    if (!samePieces) call.statement('DELETE FROM booking_equipment WHERE booking_id = ?').run(id)
    const { equipment, whole, ...columns } = after
    call.statement(change).run({ ...columns, whole: whole ? 1 : 0, id })
    if (!samePieces) takePieces(call, id, equipment)
  })
}

/** What the clock has made of a booking, as its row shall say it. */
export function overtakenStanding(house: House, booking: Booking, before: Standing, now: Minute): Standing {
  const rules = waitingRules(house, booking, now)
  const { state, holds } = seenAt(rules, booking, now)
  if (state === 'expired') return { ...before, state, heldUntil: null }
  const missed = missedFrom(rules, booking)
  return { ...before, state, heldUntil: holds === null ? null : Math.min(holds.until, missed ?? holds.until) }
}

/**
 * Puts on record what the clock has made of bookings: holds that ran out, those who did not come. Done by the next write
 * that looks at them, so that the file holds what the rules hold; nothing has to run meanwhile.
 */
export function settle(call: WriteCall, house: House, bookings: readonly Booking[], now: Minute): void {
  for (const booking of overtaken(house, bookings, now)) {
    const before = standingOf(call, booking)
    const after = overtakenStanding(house, booking, before, now)
    const event = after.state === 'expired' ? 'expire' : 'miss'
    appendEvent(call, booking.id, { event, before })
    put(call, booking.id, before, after)
  }
}
