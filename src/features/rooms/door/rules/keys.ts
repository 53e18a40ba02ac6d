/** Where a key is after what last happened to it; and whether it should have been back. */
import type { KeyMovement, KeyPlace } from '../../contract/words'
import type { Minute } from '../../rules/minutes'

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

export const isOverdue = (due: Minute | null, now: Minute): boolean => due !== null && due <= now
