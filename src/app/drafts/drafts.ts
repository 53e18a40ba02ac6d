/**
 * What has been typed and not sent yet. Drafts hold personal data, so they never lie in the browser's storage: they
 * are in memory across a lock, and kept by the encrypted desk, so that a crash loses two seconds at most. A feature that lives
 * in a sealed file says which road its drafts take (`drafts` of its `ui/feature.ts`); the rest take the desk's own.
 */
import i18next from 'i18next'
import { property } from '#ground/property'
import { isKeptApart } from '#work/drafts/contract/kept-apart'
import { deskClient } from '../desk-client'
import { notify } from '../notices'
import { refusalOf } from '../desk-client/errors'
import type { IdOfDeed } from '../desk-client/send-id'

/** Wait after the first key that the desk does not know of before it is told, in milliseconds: whoever types on loses no more. */
const settle = 1_500

interface Kept {
  readonly key: string
  readonly content: string
}

/** Where drafts are kept whose keys begin in some way. */
export interface DraftRoad {
  readonly beginning: string
  readonly all: () => Promise<{ readonly drafts: readonly Kept[] }>
  readonly keep: (draft: Kept & { readonly sendId: string }) => Promise<unknown>
  readonly drop: (draft: Pick<Kept, 'key'> & { readonly sendId: string }) => Promise<unknown>
}

type Road = Omit<DraftRoad, 'beginning'>

const deskRoad: Road = {
  all: () => deskClient.drafts.all({}),
  keep: (draft) => deskClient.drafts.keep(draft),
  drop: (draft) => deskClient.drafts.drop(draft),
}

interface Draft {
  readonly content: unknown
  /** Under which it is sent, as often as it takes: whoever finds it again after a reload cannot do twice what was recorded before. */
  readonly sendId: string
  /** What the desk does not know yet. */
  readonly unsaved: boolean
}

let owner: number | undefined
/** The roads of whoever has signed in, beside the desk's own. */
let roads: readonly DraftRoad[] = []
let drafts = new Map<string, Draft>()
/** Drafts that were sent or thrown away, and that the desk may still hold. */
let removed = new Set<string>()
/** What others who were here have typed and the desk has not taken: it waits for them, and nobody else is shown it. */
const ofOthers = new Map<number, { readonly drafts: typeof drafts; readonly removed: typeof removed }>()
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function changed(): void {
  for (const listener of listeners) listener()
}

export function subscribeToDrafts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Undefined where it is kept apart and whoever has signed in has no road there: then memory alone holds it. */
function roadOf(key: string): Road | undefined {
  return roads.find(({ beginning }) => key.startsWith(beginning)) ?? (isKeptApart(key) ? undefined : deskRoad)
}

/**
 * Reads the drafts of whoever has signed in. Another's drafts leave memory, for the desk keeps them for their owner; what it could
 * not take waits until they come back.
 */
export async function openDrafts(staffId: number, apart: readonly DraftRoad[] = []): Promise<void> {
  roads = apart
  if (owner !== staffId) comesIn(staffId)
  await saveDrafts()
  // A file that cannot be read now takes nothing from what lies in the other.
  const read = await Promise.allSettled([deskRoad, ...roads].map((road) => road.all()))
  for (const one of read) {
    if (one.status === 'fulfilled' && owner === staffId) one.value.drafts.forEach(take)
  }
  changed()
}

function comesIn(staffId: number): void {
  if (owner !== undefined) {
    const untold = new Map([...drafts].filter(([, { unsaved }]) => unsaved))
    if (untold.size + removed.size > 0) ofOthers.set(owner, { drafts: untold, removed })
  }
  owner = staffId
  const own = ofOthers.get(staffId)
  ofOthers.delete(staffId)
  drafts = own?.drafts ?? new Map<string, Draft>()
  removed = own?.removed ?? new Set<string>()
}

function take({ key, content }: Kept): void {
  const known = drafts.get(key)
  if ((known === undefined || !known.unsaved) && !removed.has(key)) {
    drafts.set(key, { ...unpacked(content), unsaved: false })
  }
}

/** As the desk keeps it. */
const packed = ({ content, sendId }: Draft): string =>
  JSON.stringify({ '~sendId': sendId, '~content': content })

/** Drafts of earlier versions have no id. */
function unpacked(text: string): Pick<Draft, 'content' | 'sendId'> {
  const value: unknown = JSON.parse(text)
  const sendId = property(value, '~sendId')
  return typeof sendId === 'string'
    ? { content: property(value, '~content'), sendId }
    : { content: value, sendId: crypto.randomUUID() }
}

export function draftOf(key: string): unknown {
  return drafts.get(key)?.content
}

/** The desk is locked: what lies whole in a sealed file leaves memory, and is read from there when its owner is back. */
export function forgetSealedDrafts(): void {
  drafts = new Map([...drafts].filter(([key, { unsaved }]) => unsaved || !isKeptApart(key)))
  changed()
}

/** The keys of all drafts there are, oldest first. */
export function draftKeys(): readonly string[] {
  return [...drafts.keys()]
}

export function keepDraft(key: string, content: unknown): void {
  drafts.set(key, { content, sendId: drafts.get(key)?.sendId ?? crypto.randomUUID(), unsaved: true })
  removed.delete(key)
  saveSoon()
  changed()
}

/** The id of this draft while it is being sent; undefined where nothing was typed. */
export function deedOfDraft(key: string): IdOfDeed | undefined {
  const begun = drafts.get(key)
  if (begun === undefined) return undefined
  return {
    id: () => begun.sendId,
    renew: () => {
      const draft = drafts.get(key)
      if (draft?.sendId !== begun.sendId) return
      drafts.set(key, { ...draft, sendId: crypto.randomUUID(), unsaved: true })
      saveSoon()
    },
  }
}

export function dropDraft(key: string): void {
  if (!drafts.delete(key)) return
  removed.add(key)
  saveSoon()
  changed()
}

function saveSoon(): void {
  timer ??= setTimeout(() => void saveDrafts(), settle)
}

/** Tells the desk of everything it does not know yet. What fails stays in memory and is tried with the next change. */
export async function saveDrafts(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const whose = owner
  const gone = removed
  /** Roads that can take nothing now; what takes another is told all the same. */
  const shut = new Set<Road>()
  for (const key of [...gone]) {
    // Nobody else's desk is told of it.
    if (owner !== whose) return
    const road = roadOf(key)
    if (road === undefined || shut.has(road)) continue
    if ((await tell(road.drop({ sendId: crypto.randomUUID(), key }))) === 'later') shut.add(road)
    else gone.delete(key)
  }
  for (const [key, draft] of [...drafts]) {
    if (owner !== whose) return
    // It may have been sent, or typed on, while another was being kept: what stands there then is told of by itself.
    if (drafts.get(key) !== draft) continue
    const road = roadOf(key)
    if (!draft.unsaved || road === undefined || shut.has(road)) continue
    const content = packed(draft)
    const outcome = await tell(road.keep({ sendId: crypto.randomUUID(), key, content }))
    if (outcome === 'later') {
      shut.add(road)
      continue
    }
    // Waiting changes nothing about a refusal: whoever types has to know that only this page holds it.
    if (outcome === 'refused') notify(i18next.t('draft.notKept', { ns: 'app' }), 'warning')
    if (drafts.get(key) === draft) drafts.set(key, { ...draft, unsaved: false })
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
