/** What the page says in passing: a thing was done, and for a while how to take it back. */
import { useSyncExternalStore } from 'react'

export interface Notice {
  readonly id: number
  readonly text: string
  readonly tone: 'done' | 'warning'
  /** Takes back what was done; shown as a button, and Ctrl+Z while the notice is there. */
  readonly takeBack?: (() => Promise<unknown>) | undefined
}

let notices: readonly Notice[] = []
let lastId = 0
const listeners = new Set<() => void>()

function show(next: readonly Notice[]): void {
  notices = next
  for (const listener of listeners) listener()
}

/** Says that something was done (or, with `warning`, what to look after). The newest three are on screen. */
export function notify(text: string, tone: Notice['tone'] = 'done', takeBack?: Notice['takeBack']): number {
  lastId += 1
  show([...notices, { id: lastId, text, tone, takeBack }].slice(-3))
  return lastId
}

export function dismiss(id: number): void {
  show(notices.filter((notice) => notice.id !== id))
}

export function dismissAll(): void {
  show([])
}

export function useNotices(): readonly Notice[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => notices,
  )
}

/**
 * Offers to take back what was just done: `offerBack(t('register.done'), () => withdraw.write({ id }))`.
 * Asking first ("are you sure?") is only for what cannot be taken back.
 */
export function offerBack(text: string, takeBack: () => Promise<unknown>): void {
  notify(text, 'done', takeBack)
}
