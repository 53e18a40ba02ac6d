/** The steps of making and proving a backup: told before each, for progress, for cancelling, and for tests that crash there. */

export const steps = [
  'begin',
  'copy',
  'open',
  'check',
  'references',
  'count',
  'others',
  'hash',
  'sync',
  'manifest',
  'place',
  'prune',
] as const
export type Step = (typeof steps)[number]

/** Told before a step begins. What it throws ends the work there, with everything as a crash would leave it. */
export type OnStep = (step: Step) => void

export const unwatched: OnStep = () => undefined
