/**
 * The desk process ends when somebody has signed out and another one is started (desk/session/ending.ts). The screens before which nobody is signed
 * in stay as they are for that moment, and what is sent there waits for the new one.
 */
import { useEffect, useState } from 'react'
import { connection } from '../desk-client/connect'
import { ConnectionLost } from '../connection/connection'

/** Longer than a slow machine takes to start the desk anew, in milliseconds. */
export const renewalTakes = 8_000

/** True when the road has been lost for longer than a new desk takes. */
export function useLostForGood(lost: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!lost) return undefined
    const timer = setTimeout(() => setLate(true), renewalTakes)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [lost])
  return late
}

/** Until there is a desk, or none comes for longer than a new one takes. */
export const untilThere = (): Promise<void> => connection.roadWithin(renewalTakes)

/** Asks as soon as there is a desk; once more where it ended before it had heard the question. */
export async function askWhenThere<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  await untilThere()
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error
    await untilThere()
    return ask()
  }
}
