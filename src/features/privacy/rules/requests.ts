/** The course of a request of a person: one table that the service and the buttons follow. */
import { movesOf, targetOf, type CourseTable } from '#work/course/rules/index'
import {
  requestSteps,
  type Outcome,
  type RequestKind,
  type RequestState,
  type RequestStep,
} from '../contract/words'

/** Decided requests end when the person was told, with the reason of a refusal (个人信息保护法 art. 50). */
export const requestTable: CourseTable<RequestState, RequestStep> = {
  received: { begin: 'in-progress', refuse: 'refused' },
  'in-progress': { release: 'in-progress', grant: 'granted', 'grant-partly': 'partly', refuse: 'refused' },
  granted: { release: 'granted', tell: 'told' },
  partly: { release: 'partly', tell: 'told' },
  refused: { tell: 'told' },
  told: {},
}

export const isDecided = (state: RequestState): boolean => state !== 'received' && state !== 'in-progress'

/** An answer is given when the person was told, not when it was decided: until then its legal day runs (art. 50). */
export const isAnswered = (state: RequestState): boolean => state === 'told'

/**
 * What nobody decides by a word: an erasure is what erasing and locking came to, and a withdrawn consent is answered by
 * them, or by saying on what other ground the data stays (art. 13), which is at most granted in part.
 */
const decidedByDeed: Readonly<Partial<Record<RequestKind, readonly RequestStep[]>>> = {
  erasure: ['grant', 'grant-partly'],
  withdrawal: ['grant'],
}

/** What can be done now, in the order of the buttons. A copy that is held back is released, and no other. */
export const possibleSteps = (
  kind: RequestKind,
  state: RequestState,
  isHeldBack = false,
): readonly RequestStep[] =>
  movesOf(requestTable[state], requestSteps).filter(
    (step) => decidedByDeed[kind]?.includes(step) !== true && (step !== 'release' || isHeldBack),
  )

/** Where a step leads, or null where it is not possible. */
export const stateAfter = (
  kind: RequestKind,
  state: RequestState,
  step: RequestStep,
  isHeldBack = false,
): RequestState | null =>
  possibleSteps(kind, state, isHeldBack).includes(step) ? targetOf(requestTable[state], step) : null

/** Why the copy cannot be had under a request as it stands now; null where it can. */
export type NoCopy = 'not-an-access' | 'copy-refused' | 'copy-after-told' | 'protected-not-released'

/**
 * The copy answers one question once: what was refused brings none, and what has been answered would bring, years later, what is held
 * on that day under the number of a request nobody makes any more.
 */
export function noCopyBecause(
  kind: RequestKind,
  { state, outcome }: { readonly state: RequestState; readonly outcome: Outcome | null },
  isHeldBack: boolean,
): NoCopy | null {
  if (kind !== 'access') return 'not-an-access'
  if (outcome === 'refused') return 'copy-refused'
  if (isAnswered(state)) return 'copy-after-told'
  return isHeldBack ? 'protected-not-released' : null
}

/** Kinds that an erasure or a lock may answer. */
export const mayErase = (kind: RequestKind, state: RequestState): boolean =>
  (kind === 'erasure' || kind === 'withdrawal') && state === 'in-progress'

export interface Done {
  /** Copies handed out under the request's number. */
  readonly copies: number
  /** Changes of the record since the request came. */
  readonly changes: number
}

export type Missing = 'copy-not-handed-out' | 'nothing-corrected'

/** What a grant would be a word without; null when there is nothing. */
export function missingForGrant(kind: RequestKind, { copies, changes }: Done): Missing | null {
  if (kind === 'access' && copies === 0) return 'copy-not-handed-out'
  if (kind === 'correction' && changes === 0) return 'nothing-corrected'
  return null
}

export const outcomeOf = (step: RequestStep): Outcome | null =>
  step === 'grant' ? 'granted' : step === 'grant-partly' ? 'partly' : step === 'refuse' ? 'refused' : null
