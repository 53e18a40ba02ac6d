/** Says that a move was made, and for a while how to take it back, where it can be. */
import { dismiss, notify } from '../../notices'

/** The notice of the last move of each thing, whichever screen made it. */
const offered = new Map<string, number>()

/**
 * `of` names the thing, `service-request:12`: only its last move can be taken back, so an older offer would be a lie and
 * goes. `takeBack` is null for a move that stands.
 */
export function sayMade(of: string, done: string, takeBack: (() => Promise<unknown>) | null): void {
  const older = offered.get(of)
  if (older !== undefined) dismiss(older)
  offered.set(of, notify(done, 'done', takeBack ?? undefined))
}
