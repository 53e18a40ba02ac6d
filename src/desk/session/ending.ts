/**
 * Says when the process may end because somebody has left it.
 *
 * Signing out overwrites the keys that this program holds. What the engine and the cipher copied on their way, the passwords that were
 * typed and the rows that were read lie in memory until something else is written there: only the end of the process gives it back.
 * Nothing that somebody waits for is cut off by that, and whoever signs in meanwhile works on in the process that is there.
 */
import type { Session } from './session'

/** How long nothing must have gone on, so that the last answer has reached the page; milliseconds. */
export const answersTravel = 200

/** How often it is looked whether everything is done, once somebody has left; milliseconds. */
const lookEvery = 100

/** Nobody may ask where the session stands, and the time of being locked ends all the same; milliseconds. */
const askEvery = 30_000

export interface EndingOptions {
  readonly session: Session
  /** Whether no backup is being made, nor anything else that a file is read or replaced for. */
  readonly isAtRest: () => boolean
  /** Nobody is signed in, and nothing is under way. */
  readonly end: () => void
}

/** Looks from now on; what it returns stops it. */
export function endWhenLeft({ session, isAtRest, end }: EndingOptions): () => void {
  let looking: NodeJS.Timeout | undefined
  const asking = setInterval(() => session.keepTime(), askEvery)
  asking.unref()
  const stopLooking = () => {
    clearInterval(looking)
    looking = undefined
  }
  session.leaving.whenLeft(() => {
    looking ??= setInterval(() => {
      if ('store' in session.position) {
        stopLooking()
        return
      }
      if (session.callsUnderWay.quietFor < answersTravel || !isAtRest()) return
      stopLooking()
      end()
    }, lookEvery)
  })
  return () => {
    stopLooking()
    clearInterval(asking)
  }
}
