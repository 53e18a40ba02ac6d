/** Where a key is after what last happened to it; and whether it should have been back. */
import type { KeyMovement, KeyPlace } from '../../contract/words'
import { dayOfMinute, minuteAt, minutesOfDay, type Minute, type Span } from '../../rules/minutes'

const placeAfter: Readonly<Record<KeyMovement, KeyPlace>> = {
  kept: 'here',
  out: 'out',
  back: 'here',
  lost: 'lost',
}

/** @param last what last happened and was not taken back; null for a key that has always hung where it hangs */
export const placeOfKey = (last: KeyMovement | null): KeyPlace => (last === null ? 'here' : placeAfter[last])

/** A key is in the desk's care before it is first handed out, and again when one of that name was made anew. */
export const isNewToDesk = (last: KeyMovement | null): boolean => last === null || last === 'lost'

/**
 * The minute by which a key shall be back, by the clock that was written: on the day the booking ends, and else the next
 * time that clock comes. Midnight ends the day it is the end of.
 */
export function dueAt(clock: string, span: Span, now: Minute): Minute {
  const due = minuteAt(dayOfMinute(span.until - 1), clock === '00:00' ? '24:00' : clock)
  if (due > now) return due
  const today = minuteAt(dayOfMinute(now), clock)
  return today > now ? today : today + minutesOfDay
}

export const isOverdue = (due: Minute | null, now: Minute): boolean => due !== null && due <= now
