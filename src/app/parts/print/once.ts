/**
 * A slip that comes out once, however often its key is pressed: of two papers neither would say that it is a copy. Where it is out and
 * only writing it down was refused, trying again writes it down and prints nothing.
 */
import { useState } from 'react'
import type { Paper } from '../../shell/contract'
import { usePrint } from './printed'

/** `print` resolves to whether a paper may have come out; `after` is done once it has. Null where the one before is still under way. */
type ComesOutOnce = (print: () => Promise<boolean>, after: () => unknown) => Promise<void> | null

export function comesOutOnce(): ComesOutOnce {
  let isBusy = false
  let isOut = false
  const once = async (...[print, after]: Parameters<ComesOutOnce>) => {
    isBusy = true
    try {
      isOut ||= await print()
      if (isOut) await after()
    } finally {
      isBusy = false
    }
  }
  return (print, after) => (isBusy ? null : once(print, after))
}

export interface PrintOnce {
  readonly print: () => void
  readonly pending: boolean
  readonly error: unknown
}

/** A dialog that prints one slip and is left once it is out; `after` writes it down and leaves. */
export function usePrintOnce(paper: Paper, after: () => unknown): PrintOnce {
  const toPaper = usePrint()
  const [once] = useState(comesOutOnce)
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>()
  const print = () => {
    const done = once(() => toPaper(paper), after)
    if (done === null) return
    setError(undefined)
    setPending(true)
    void done.catch(setError).finally(() => setPending(false))
  }
  return { print, pending, error }
}
