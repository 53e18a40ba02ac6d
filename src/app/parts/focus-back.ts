/** Gives the focus back to what had it, when what took it goes away. */
import { useEffect, useState } from 'react'

/** What goes with its address cannot give the focus back by itself; where nothing else takes it, this does. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body
        if (lost && before instanceof HTMLElement && before.isConnected) before.focus()
      })
    },
    [before],
  )
}
