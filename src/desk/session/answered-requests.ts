/** Answers kept so that a write sent twice is done once, and for how long. */
import { dayLength } from '#ground/clock'
import type { Store } from '#vault/store/store'

/** How long a repeated request is recognised: no page waits thirty days for its answer. */
const answersKept = 30 * dayLength

export function forgetOldAnswers(store: Store, now: number): void {
  store.statement('DELETE FROM answered_requests WHERE at < ?').run(now - answersKept)
}
