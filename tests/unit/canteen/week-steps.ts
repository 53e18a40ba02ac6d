/** What may be done at a till in some weeks, as often as it is done there. */
import fc from 'fast-check'

const deeds = [
  'lunch',
  'lunch',
  'lunch',
  'mixed',
  'cash',
  'guest',
  'yesterday',
  'brought',
  'back',
  'back',
  'top-up',
  'top-up',
  'top-up-back',
  'adjust',
  'end',
  'shift',
  'shift',
  'close',
  'close',
  'next-day',
  'next-day',
] as const
export const step = fc.record({
  what: fc.constantFrom(...deeds),
  who: fc.integer({ min: 0, max: 1 }),
  /** Which meal, how much, for what reason. */
  which: fc.nat(9999),
})
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never
