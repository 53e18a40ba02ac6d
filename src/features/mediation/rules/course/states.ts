/** Where a case stands and every move between, with the law of each: the one table that service and buttons follow. */
import { movesOf, targetOf, type CourseTable, type TakingBack } from '#work/course/rules/index'
import { caseMoves, caseStates, type CaseMove, type CaseState } from '../../contract/words'

/** A case that was sent back by a reviewer stands where it stood before it was closed. */
export type CaseTarget = CaseState | 'before-closing'

/**
 * The ways in which a mediation under way can stop before an agreement is in effect: a party refuses (人民调解法 17) or wants
 * it stopped (23), it does not succeed (26), another body has to have it, another case takes it in.
 */
const stops = { refuse: 'refused', withdraw: 'withdrawn', fail: 'failed' } as const
const leaves = { 'hand-over': 'handed-over', join: 'joined' } as const

export const caseTable: CourseTable<CaseState, CaseMove, CaseTarget> = {
  intake: { accept: 'accepted', 'not-accept': 'not-accepted', drop: 'dropped' },
  'not-accepted': {},
  dropped: {},
  accepted: { begin: 'mediating', ...stops, ...leaves },
  // 达成协议 in writing waits for hands and seal (29); an oral agreement is in effect the day it is made (30).
  mediating: { 'agree-in-writing': 'signing', 'agree-orally': 'in-effect', ...stops, ...leaves },
  // A matter the court has filed ends with the court's own paper (特邀调解规定 20).
  signing: {
    'take-effect': 'in-effect',
    'settle-in-court': 'settled-in-court',
    'set-aside': 'mediating',
    ...stops,
  },
  // After a rejection by the court, or when all want it, the agreement is changed or made anew (民事诉讼法 206).
  'in-effect': {
    perform: 'performed',
    'leave-unperformed': 'unperformed',
    renegotiate: 'mediating',
    close: 'closed',
  },
  // What was written as kept, and was not, is put right until a reviewer closes it.
  performed: { 'leave-unperformed': 'unperformed', close: 'closed' },
  // Whoever was told to sue (32) may still be paid.
  unperformed: { close: 'closed', perform: 'performed', renegotiate: 'mediating' },
  'settled-in-court': { close: 'closed' },
  refused: { close: 'closed' },
  withdrawn: { close: 'closed' },
  failed: { close: 'closed' },
  'handed-over': { close: 'closed' },
  // What it had is bound with the case that took it in.
  joined: {},
  closed: { archive: 'archived', 'send-back': 'before-closing' },
  // Nothing in an archived case changes; what comes later is a new leaf with its day (人民调解法 27).
  archived: { 'add-leaf': 'archived' },
}

/** The moves of a state in the order of their buttons. */
export const movesFrom = (state: CaseState): readonly CaseMove[] => movesOf(caseTable[state], caseMoves)

/** Where a move leads; null where the state has no place for it. `beforeClosing` is where it stood when it was closed. */
export function afterMove(
  state: CaseState,
  move: CaseMove,
  beforeClosing: CaseState | null = null,
): CaseState | null {
  const target = targetOf(caseTable[state], move)
  return target === 'before-closing' ? beforeClosing : target
}

/** Nobody is mediated here any more: no session, no agreement, no time limit. */
export const hasEnded = (state: CaseState): boolean =>
  !['intake', 'accepted', 'mediating', 'signing'].includes(state)

/** Somebody keeps an eye on it: it was not sent away at the door, is not part of another case, and is not bound yet. */
export const isWatched = (state: CaseState): boolean =>
  !['not-accepted', 'dropped', 'joined', 'archived'].includes(state)

/**
 * What ends a mediation for those who sat in it: rounds of follow-up run from its day. Joined or handed over it goes on elsewhere, and at the
 * door it never began.
 */
export const endsHere = (move: CaseMove): boolean =>
  !leavesHere(move) &&
  caseStates.some((from) => {
    const to = afterMove(from, move)
    return to !== null && !hasEnded(from) && hasEnded(to)
  })

/** It is sent away at the door, or goes on elsewhere: over here, and no mediation of its own has ended. */
export const leavesHere = (move: CaseMove): boolean =>
  ['join', 'hand-over', 'not-accept', 'drop'].includes(move)

/** Somebody can still become a party: what is agreed is agreed between those who were there, and needs the hand of each. */
export const takesParties = (state: CaseState): boolean => ['intake', 'accepted', 'mediating'].includes(state)

/** A session can be held: the case is accepted, and nobody has refused. */
export const sessionAllowed = (state: CaseState): boolean => ['accepted', 'mediating'].includes(state)

/**
 * An acceptance took its number, hands or a court's paper took effect, what was said is in effect the day it is (30), an archive
 * is bound: none of them is a slip any more. What is left is taken back on its day, while nobody has acted on it.
 */
export const takingBackCases: TakingBack<CaseMove> = {
  moves: caseMoves,
  final: ['accept', 'take-effect', 'agree-orally', 'settle-in-court', 'archive', 'add-leaf'],
  by: 'whoever-made-it',
  within: 'the-day',
}
