/**
 * Random weeks at a till: sold, brought, taken back before and after a day's end and an account's, paid in and out, counted
 * and closed by two. After each deed it is what a slow reckoning says, and at the end nothing is lost, doubled or below nothing.
 */
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { openTestDesk } from '../../support/desk'
import { step } from './week-steps'
import { Weeks } from './weeks'

describe('random weeks at a till', () => {
  it('lose nothing, double nothing and fall below nothing, deed by deed', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60 }), async (steps) => {
        const desk = await openTestDesk()
        try {
          const weeks = new Weeks(desk)
          await weeks.begin()
          for (const one of steps) await weeks.take(one)
          await weeks.check()
        } finally {
          desk.close()
        }
      }),
      { numRuns: 8, seed: 11, endOnFailure: true },
    )
  })
})
