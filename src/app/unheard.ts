/**
 * What the desk refused and no screen took up is said in passing. A press whose write is refused and shows nothing would look as
 * if it had been done.
 */
import { ORPCError } from '@orpc/client'
import { ConnectionLost } from './connection/connection'
import { errorMessage } from './desk-client/errors'
import { notify } from './notices'

interface Rejection {
  readonly reason: unknown
  readonly preventDefault: () => void
}

/** A fault of the page itself is none of the desk's answers: it stays where the browser reports it. */
export function tellUnheard(rejection: Rejection): void {
  const { reason } = rejection
  if (!(reason instanceof ORPCError) && !(reason instanceof ConnectionLost)) return
  rejection.preventDefault()
  notify(errorMessage(reason).message, 'warning')
}

export function listenForUnheard(target: Pick<Window, 'addEventListener'>): void {
  target.addEventListener('unhandledrejection', tellUnheard)
}
