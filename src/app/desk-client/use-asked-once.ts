/** Asking for what stands in the log each time somebody asks: a paper with whole numbers, the sheet of a day. */
import { useEffect, useRef, useState } from 'react'

export interface AskedOnce<Output> {
  /** Undefined until it is there. */
  readonly answer: Output | undefined
  /** Undefined while there is none. */
  readonly error: unknown
  /** For somebody who presses "try again". */
  readonly again: () => void
}

/** Asks when it is shown, and never by itself again. For another question the component has to be another one (`key`). */
export function useAskedOnce<Output>(ask: () => Promise<Output>): AskedOnce<Output> {
  const [answer, setAnswer] = useState<Output>()
  const [error, setError] = useState<unknown>()
  const asked = useRef(false)
  const [first] = useState(() => ask)
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    first().then(setAnswer, setError)
  }, [first])
  const again = () => {
    setError(undefined)
    ask().then(setAnswer, setError)
  }
  return { answer, error, again }
}
