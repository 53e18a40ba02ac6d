/** A draft in a component. Forms keep their own by the name they are given; these are for what is no form. */
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { z } from 'zod'
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

export interface DraftHandleOf<Value> {
  readonly value: Value
  readonly keep: (value: Value) => void
  readonly drop: () => void
}

/** The same with a form of its own: what was kept counts only if it is still what `schema` says, else `initial` does. */
export function useDraftOf<Value>(
  key: string,
  schema: z.ZodType<Value>,
  initial: Value,
): DraftHandleOf<Value> {
  const { content, keep, drop } = useDraft(key)
  const kept = useMemo(() => schema.safeParse(content), [schema, content])
  return { value: kept.success ? kept.data : initial, keep, drop }
}
