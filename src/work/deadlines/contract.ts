/** The words of a deadline: where its clock stands, and how it presses. */

export const clockPhases = ['not-started', 'running', 'stopped', 'ended'] as const
export type ClockPhase = (typeof clockPhases)[number]

export const urgencies = ['none', 'on-time', 'soon', 'late'] as const
export type Urgency = (typeof urgencies)[number]
