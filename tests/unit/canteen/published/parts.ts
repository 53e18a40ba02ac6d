/** Pieces of policies as somebody would enter them on the screen: plain values, parsed by the contract afterwards. */
import type { z } from 'zod'
import type { Condition, Division, policy, subsidyPolicy } from '#features/canteen/policies/contract/policies'
import type { Reach } from '#features/canteen/contract/words'

export type PolicyInput = z.input<typeof policy>
type SubsidyInput = z.input<typeof subsidyPolicy>

export const age = (from: number, until: number | null = null): Condition => ({ kind: 'age', from, until })
export const category = (...anyOf: string[]): Condition => ({ kind: 'category', anyOf })
export const registered = (within: Reach): Condition => ({ kind: 'registered', within })
export const lives = (within: Reach): Condition => ({ kind: 'lives', within })
export const lunch: Condition = { kind: 'meal', anyOf: ['lunch'] }
export const lunchOrSupper: Condition = { kind: 'meal', anyOf: ['lunch', 'supper'] }
export const workingDays: Condition = { kind: 'day-kind', anyOf: ['working-day', 'make-up-working-day'] }

export const fixed = (fen: number) => ({ kind: 'fixed', fen }) as const
export const spendUpTo = (atMost: number | null) => ({ kind: 'spend', atMost }) as const

/** One funder pays all. */
export const paidBy = (funder: string): Division => ({
  kind: 'fixed',
  parts: [{ funder, fen: null, conditions: [], otherwise: 'lost' }],
})

/** The first pays a fixed part, the second what remains. */
export const firstThenRest = (first: string, fen: number, rest: string): Division => ({
  kind: 'fixed',
  parts: [
    { funder: first, fen, conditions: [], otherwise: 'lost' },
    { funder: rest, fen: null, conditions: [], otherwise: 'lost' },
  ],
})

/** What most policies have in common; each says the rest. */
export const subsidy = (
  own: Pick<SubsidyInput, 'code' | 'name' | 'basis' | 'from' | 'classes'> & Partial<SubsidyInput>,
): PolicyInput => ({
  kind: 'subsidy',
  until: null,
  priority: 100,
  ageCounting: 'on-birthday',
  endsOnMovingAway: true,
  conditions: [],
  bestOf: null,
  choose: 'best',
  limits: [],
  budgets: [],
  delivery: [],
  running: [],
  ...own,
})
