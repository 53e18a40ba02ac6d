/** Keys pressed before the answer they are about: they wait for it instead of acting on what stood there before. */
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { keysComeAfter } from './held-keys'
import type { Keys } from './keys'

interface Waiting {
  readonly question: string
  readonly keys: Keys
  readonly letOthersGo: () => void
}

/**
 * What to call with a key. While `answered` is true it is pressed at once; else it waits, and is pressed when the
 * answer to the same `question` is there, and what is typed after it comes after it. Another question lets it fall.
 */
export function useHurriedKeys(
  question: string,
  answered: boolean,
  press: (keys: Keys) => void,
): (keys: Keys) => void {
  const waiting = useRef<Waiting>(undefined)
  const latest = useRef(press)
  useLayoutEffect(() => {
    latest.current = press
  })
  useEffect(() => {
    if (waiting.current === undefined || (waiting.current.question === question && !answered)) return
    const { keys, letOthersGo, question: asked } = waiting.current
    waiting.current = undefined
    if (asked === question) latest.current(keys)
    letOthersGo()
  }, [answered, question])
  useEffect(() => () => waiting.current?.letOthersGo(), [])
  const now = useRef({ question, answered })
  useLayoutEffect(() => {
    now.current = { question, answered }
  })
  return useCallback((keys) => {
    if (now.current.answered) latest.current(keys)
    else {
      waiting.current?.letOthersGo()
      waiting.current = { question: now.current.question, keys, letOthersGo: keysComeAfter({}) }
    }
  }, [])
}

/** While what was done is not yet seen on screen, the next key waits: it means what stands there then. */
export function useKeysWait(busy: boolean): void {
  useLayoutEffect(() => (busy ? keysComeAfter({}) : undefined), [busy])
}

/**
 * To be called with what leads to another part of the same screen: the keys after it are for that part, and wait until `stands` is
 * another, which may be long after where the machine is slow.
 */
export function useKeysFollow(stands: unknown): () => void {
  const letGo = useRef<() => void>(undefined)
  useEffect(
    () => () => {
      letGo.current?.()
      letGo.current = undefined
    },
    [stands],
  )
  return () => {
    letGo.current?.()
    letGo.current = keysComeAfter({})
  }
}
