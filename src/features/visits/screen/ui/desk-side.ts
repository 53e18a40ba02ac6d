/** The calling screen as the desk knows it: whether one is there, and what it is asked. */
import { useSyncExternalStore } from 'react'

export interface AskedRating {
  readonly of: number
  readonly who: string
}

interface DeskSide {
  readonly open: boolean
  readonly asked: AskedRating | null
}

let side: DeskSide = { open: false, asked: null }
const listeners = new Set<() => void>()
/** Said by whoever hears the screen. */
export function become(change: Partial<DeskSide>): void {
  const next = { ...side, ...change }
  if (next.open === side.open && next.asked === side.asked) return
  side = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const callingScreen = (): DeskSide => side
export const useCallingScreen = (): DeskSide => useSyncExternalStore(subscribe, callingScreen)

/** Asks whoever was served, where a screen is there to ask on. */
export function askForRating(asked: AskedRating): void {
  if (side.open) become({ asked })
}
export const askNothing = (): void => become({ asked: null })
