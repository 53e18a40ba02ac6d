/** Keys pressed before the answer they are about: they wait for it instead of acting on what stood there before. */
import { useEffect, useRef } from 'react'
import type { Keys } from './keys'

/**
 * What to call with a key. While `answered` is true it is pressed at once; else it waits, and is pressed when the
 * answer to the same `question` is there. A later key takes its place; another question lets it fall.
 */
export function useHurriedKeys(
  question: string,
  answered: boolean,
  press: (keys: Keys) => void,
): (keys: Keys) => void {
  const waiting = useRef<{ readonly question: string; readonly keys: Keys } | undefined>(undefined)
  const latest = useRef(press)
  useEffect(() => {
    latest.current = press
  })
  useEffect(() => {
    if (waiting.current !== undefined && waiting.current.question !== question) waiting.current = undefined
    if (!answered || waiting.current === undefined) return
    const { keys } = waiting.current
    waiting.current = undefined
    latest.current(keys)
  }, [answered, question])
  return (keys) => {
    if (answered) press(keys)
    else waiting.current = { question, keys }
  }
}
