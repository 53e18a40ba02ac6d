/**
 * Whose door this role is not told, and so nothing that leads there: a landmark, a key, how far it is, the place of a stay.
 * See docs/decisions/protected-people.md.
 */
import { mayReveal } from '#ground/roles/sensitive'
import type { Reader } from '#desk/rpc/call'
import { protectedAmong } from '#features/residents/index'

/** Of these records. */
export const hiddenAmong = (call: Reader, residents: readonly number[]): ReadonlySet<number> =>
  mayReveal(call.staff.roles, 'protected-address') ? new Set() : protectedAmong(call, residents)
