/**
 * What has been typed and not sent yet. Drafts hold personal data, so they never lie in the browser's storage: they
 * are in memory across a lock, and kept by the encrypted desk, so that a crash loses two seconds at most.
 */
import i18next from 'i18next'
import { deskClient } from '../desk-client'
import { notify } from '../notices'
import { refusalOf } from '../desk-client/errors'

/** Wait after the last key before the desk is told, in milliseconds. */
const settle = 1_500

interface Draft {
  readonly content: unknown
  /** What the desk does not know yet. */
  readonly unsaved: boolean
}

let owner: number | undefined
let drafts = new Map<string, Draft>()
/** Drafts that were sent or thrown away, and that the desk may still hold. */
let removed = new Set<string>()
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function changed(): void {
  for (const listener of listeners) listener()
}

export function subscribeToDrafts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Reads the drafts of whoever has signed in. Another's drafts leave memory; the desk keeps them for their owner. */
export async function openDrafts(staffId: number): Promise<void> {
  if (owner !== staffId) {
    owner = staffId
    drafts = new Map()
    removed = new Set()
  } else {
    await saveDrafts()
  }
  const kept = await deskClient.drafts.all({})
  for (const { key, content } of kept.drafts) {
    const known = drafts.get(key)
    if ((known === undefined || !known.unsaved) && !removed.has(key)) {
      drafts.set(key, { content: parse(content), unsaved: false })
    }
  }
  changed()
}

function parse(content: string): unknown {
  const value: unknown = JSON.parse(content)
  return value
}

export function draftOf(key: string): unknown {
  return drafts.get(key)?.content
}

/** The keys of all drafts there are, oldest first. */
export function draftKeys(): readonly string[] {
  return [...drafts.keys()]
}

export function keepDraft(key: string, content: unknown): void {
  drafts.set(key, { content, unsaved: true })
  removed.delete(key)
  saveSoon()
  changed()
}

export function dropDraft(key: string): void {
  if (!drafts.delete(key)) return
  removed.add(key)
  saveSoon()
  changed()
}

function saveSoon(): void {
  clearTimeout(timer)
  timer = setTimeout(() => void saveDrafts(), settle)
}

/** Tells the desk of everything it does not know yet. What fails stays in memory and is tried with the next change. */
export async function saveDrafts(): Promise<void> {
  clearTimeout(timer)
  for (const key of [...removed]) {
    if ((await tell(deskClient.drafts.drop({ sendId: crypto.randomUUID(), key }))) === 'later') return
    removed.delete(key)
  }
  for (const [key, draft] of [...drafts]) {
    if (!draft.unsaved) continue
    const content = JSON.stringify(draft.content)
    const outcome = await tell(deskClient.drafts.keep({ sendId: crypto.randomUUID(), key, content }))
    if (outcome === 'later') return
    // Waiting changes nothing about a refusal: whoever types has to know that only this page holds it.
    if (outcome === 'refused') notify(i18next.t('draft.notKept', { ns: 'app' }), 'warning')
    if (drafts.get(key) === draft) drafts.set(key, { content: draft.content, unsaved: false })
  }
}

/** `later` when the desk cannot take it now: locked, or gone. `refused` when it never will. */
async function tell(answer: Promise<unknown>): Promise<'told' | 'later' | 'refused'> {
  try {
    await answer
    return 'told'
  } catch (error) {
    const kind = refusalOf(error)?.kind
    return kind === undefined || kind === 'locked' || kind === 'unavailable' ? 'later' : 'refused'
  }
}
