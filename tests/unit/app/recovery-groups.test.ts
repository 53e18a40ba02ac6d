import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupsToAsk } from '#app/screens/set-up/recovery-key'

it('two different groups of the eight are asked for, in their order', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(random, random, (one, other) => {
      const rolls = [one, other]
      const [first, second] = groupsToAsk(() => rolls.shift() ?? 0)
      expect(first).toBeGreaterThanOrEqual(1)
      expect(second).toBeLessThanOrEqual(8)
      expect(first).toBeLessThan(second)
    }),
  )
})
