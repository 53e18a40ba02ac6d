/** The words of visits: every state, move and kind of matter there can be. */

export const visitStates = ['waiting', 'called', 'serving', 'answered', 'became-request', 'left'] as const
export type VisitState = (typeof visitStates)[number]

export const visitMoves = [
  'take-number',
  'step-up',
  'call',
  'recall',
  'skip',
  'serve',
  'put-back',
  'answer',
  'become-request',
  'leave',
  'day-end',
] as const
export type VisitMove = (typeof visitMoves)[number]

/** What people come about, as the office sorts it; the same words as those of service items. */
export const visitCategories = [
  'civil-affairs',
  'social-security',
  'health',
  'disability',
  'veterans',
  'party',
  'union',
  'property-living',
  'other',
] as const
