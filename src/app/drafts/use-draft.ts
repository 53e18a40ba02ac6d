/** A draft in a component. */
import { useCallback, useSyncExternalStore } from 'react'
import { draftOf, dropDraft, keepDraft, subscribeToDrafts } from './drafts'

export interface DraftHandle {
  /** What was kept, or `undefined`. Its form is whatever was kept under the key: check it before use. */
  readonly content: unknown
  readonly keep: (content: unknown) => void
  /** After it was sent, or when it is thrown away on purpose. */
  readonly drop: () => void
}

/** `key` names the form and what it is about: `residents.register`, `residents.move:17`. No personal data in it. */
export function useDraft(key: string): DraftHandle {
  const content = useSyncExternalStore(subscribeToDrafts, () => draftOf(key))
  const keep = useCallback((next: unknown) => keepDraft(key, next), [key])
  const drop = useCallback(() => dropDraft(key), [key])
  return { content, keep, drop }
}
