/** Gives the focus back to where the work was, when what lay over the counter has gone. */
import { useEffect, useRef } from 'react'

/** `covered` while something lies over it. Returns what to call just before covering it. */
export function useReturnFocus(covered: boolean): () => void {
  const before = useRef<Element | null>(null)
  useEffect(() => {
    if (covered || !(before.current instanceof HTMLElement)) return undefined
    const field = before.current
    before.current = null
    // After the drawer has let go of the focus itself.
    const soon = setTimeout(() => field.focus(), 0)
    return () => clearTimeout(soon)
  }, [covered])
  return () => {
    before.current ??= document.activeElement
  }
}
