/** A draft in a component. Forms keep their own by the name they are given; these are for what is no form. */
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { z } from 'zod'
import { sendingDeed } from '../desk-client/send-id'
import { deedOfDraft, draftOf, dropDraft, keepDraft, subscribeToDrafts } from './drafts'

interface Sending {
  /** Begins the write of what was kept, under the draft's own id. */
  readonly sending: <Result>(submit: () => Result) => Result
}

export interface DraftHandle extends Sending {
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
  const sending = useCallback(<Result>(submit: () => Result) => sendingDeed(deedOfDraft(key), submit), [key])
  return { content, keep, drop, sending }
}

export interface DraftHandleOf<Value> extends Sending {
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
  const { content, keep, drop, sending } = useDraft(key)
  const kept = useMemo(() => schema.safeParse(content), [schema, content])
  return { value: kept.success ? kept.data : initial, keep, drop, sending }
}
