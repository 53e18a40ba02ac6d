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
  'in-progress': { grant: 'granted', 'grant-partly': 'partly', refuse: 'refused' },
  granted: { tell: 'told' },
  partly: { tell: 'told' },
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

/** What can be done now, in the order of the buttons. */
export const possibleSteps = (kind: RequestKind, state: RequestState): readonly RequestStep[] =>
  movesOf(requestTable[state], requestSteps).filter((step) => decidedByDeed[kind]?.includes(step) !== true)

/** Where a step leads, or null where it is not possible. */
export const stateAfter = (kind: RequestKind, state: RequestState, step: RequestStep): RequestState | null =>
  possibleSteps(kind, state).includes(step) ? targetOf(requestTable[state], step) : null

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
