/** The states of a service request and every move between them: the one table that service and buttons follow. */

import { movesOf, targetOf, type Moves } from '#work/course/rules/index'
import { actions, type Action, type Mode, type Rating, type State } from '../../requests/contract/words'
import type { ClockPhase } from '#work/deadlines/contract'

/**
 * What a move needs besides the press of its button.
 *
 * Who may make it is not here: anyone who may edit requests may make any move, because one PC serves a desk
 * whose people change; the event keeps who it was.
 */
export type Need =
  | 'materials' // every required material received, or the reason for accepting without (容缺受理)
  | 'mandate' // for 代办: the signed 委托书
  | 'missing-materials' // everything that is missing, told at once (一次性告知)
  | 'reason'
  | 'errand' // to whom, where, what for
  | 'errand-result'
  | 'result'
  | 'originals-settled' // no original with us or on its way, or the reason why it stays
  | 'recipient'
  | 'rating' // one of the five; a poor one with its reason

export const needs: Readonly<Record<Action, readonly Need[]>> = {
  accept: ['materials', 'mandate'],
  'request-correction': ['missing-materials'],
  'complete-correction': [],
  refuse: ['reason', 'originals-settled'],
  dispatch: ['errand', 'mandate'],
  'return-errand': ['errand-result'],
  start: [],
  submit: ['mandate'],
  suspend: ['reason'],
  resume: [],
  complete: ['result', 'originals-settled', 'mandate'],
  'prepare-delivery': [],
  deliver: ['recipient', 'originals-settled'],
  'follow-up': ['rating'],
  terminate: ['reason', 'originals-settled'],
}

/**
 * Whether something missing asks for a reason (容缺) at acceptance. Of whom the centre goes to see, the papers are seen at
 * their home: that they are not here yet is the way it is meant.
 */
export const asksWhyMissing = (mode: Mode): boolean => mode !== 'home-visit'

/** A stopped request goes back to the state it was stopped in. */
export type Target = State | 'where-it-stopped'

interface StateRow {
  readonly clock: ClockPhase
  /** In the order of the buttons: the first is the primary one. */
  readonly moves: Moves<Action, Target>
}

export const stateTable: Readonly<Record<State, StateRow>> = {
  draft: {
    clock: 'not-started',
    moves: {
      accept: 'accepted',
      'request-correction': 'awaiting-correction',
      refuse: 'not-accepted',
      terminate: 'terminated',
    },
  },
  'awaiting-correction': {
    clock: 'stopped',
    moves: { 'complete-correction': 'where-it-stopped', terminate: 'terminated' },
  },
  accepted: {
    clock: 'running',
    moves: {
      start: 'in-progress',
      dispatch: 'dispatched',
      submit: 'submitted',
      complete: 'completed',
      'request-correction': 'awaiting-correction',
      suspend: 'suspended',
      terminate: 'terminated',
    },
  },
  dispatched: {
    clock: 'running',
    moves: {
      'return-errand': 'in-progress',
      'request-correction': 'awaiting-correction',
      suspend: 'suspended',
      terminate: 'terminated',
    },
  },
  'in-progress': {
    clock: 'running',
    moves: {
      complete: 'completed',
      submit: 'submitted',
      dispatch: 'dispatched',
      'request-correction': 'awaiting-correction',
      suspend: 'suspended',
      terminate: 'terminated',
    },
  },
  submitted: {
    clock: 'running',
    moves: {
      complete: 'completed',
      'request-correction': 'awaiting-correction',
      suspend: 'suspended',
      terminate: 'terminated',
    },
  },
  suspended: {
    clock: 'stopped',
    moves: { resume: 'where-it-stopped', terminate: 'terminated' },
  },
  completed: {
    clock: 'ended',
    moves: { deliver: 'delivered', 'prepare-delivery': 'awaiting-delivery', 'follow-up': 'followed-up' },
  },
  'awaiting-delivery': {
    clock: 'ended',
    moves: { deliver: 'delivered', dispatch: 'awaiting-delivery', 'return-errand': 'awaiting-delivery' },
  },
  delivered: { clock: 'ended', moves: { 'follow-up': 'followed-up' } },
  'followed-up': { clock: 'ended', moves: { 'follow-up': 'followed-up' } },
  terminated: { clock: 'ended', moves: {} },
  'not-accepted': { clock: 'ended', moves: {} },
}

/** States in which the work on a request is over, with or without success. */
export const isEnded = (state: State): boolean => stateTable[state].clock === 'ended'

/** What a move depends on beyond the table. */
export interface Standing {
  readonly state: State
  /** The state a stopped request was stopped in; null while it is not stopped. */
  readonly stoppedIn: State | null
  readonly errandOpen: boolean
  readonly lastRating: Rating | null
}

/** 不满意 and 非常不满意: the reason is asked, and the request is followed up again. */
export const isPoor = (rating: Rating): boolean => rating === 'dissatisfied' || rating === 'very-dissatisfied'

/** Where a move leads, or null where the table or the standing does not allow it. */
export function stateAfter(standing: Standing, action: Action): State | null {
  const target = targetOf(stateTable[standing.state].moves, action)
  if (target === null || !fits(standing, action)) return null
  return target === 'where-it-stopped' ? standing.stoppedIn : target
}

/** One errand at a time, and a second follow-up only after a poor rating. */
function fits(standing: Standing, action: Action): boolean {
  if (action === 'dispatch') return !standing.errandOpen
  if (action === 'return-errand') return standing.errandOpen
  if (action === 'follow-up' && standing.state === 'followed-up') {
    return standing.lastRating !== null && isPoor(standing.lastRating)
  }
  return true
}

/** What can be done now, the primary action first. */
export const possibleActions = (standing: Standing): readonly Action[] =>
  movesOf(stateTable[standing.state].moves, actions).filter((action) => stateAfter(standing, action) !== null)
