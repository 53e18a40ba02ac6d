/**
 * Choices that no address may hold: words that are looked for in a sealed file would stand in the browser's history. They lie in memory
 * beside the address of their list, and go with whoever leaves.
 */
import { useSyncExternalStore } from 'react'

/** By the path of the list; the search of each as an address would have it. */
let beside: ReadonlyMap<string, string> = new Map()
const listeners = new Set<() => void>()

function become(next: typeof beside): void {
  beside = next
  for (const listener of listeners) listener()
}

export function chooseBeside(path: string, search: string): void {
  become(new Map([...beside, [path, search]]))
}

/** Nobody is there any more, or somebody else. */
export function forgetChoicesBeside(): void {
  if (beside.size > 0) become(new Map())
}

export function useChoicesBeside(path: string): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => beside.get(path) ?? '',
  )
}
