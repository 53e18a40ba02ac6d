/** Since when a status holds: ages, pauses and what the funders pay are counted by that day. */
import type { Status } from '../contract/words'

/**
 * Whether a status that stands would be given another day. A note that is added later is no reason for one: the meals between
 * the two days would be paid or taken back once more.
 */
export const movesTheDay = (
  stands: { readonly status: Status; readonly status_since: string | null },
  said: { readonly status: Status; readonly since: string },
): boolean =>
  said.status === stands.status && stands.status_since !== null && said.since !== stands.status_since
