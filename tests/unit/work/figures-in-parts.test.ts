/** A span that is read some days at a time is read whole, each day once. */
import { expect, it } from 'vitest'
import fc from 'fast-check'
import { addDays } from '#ground/days'
import { someDaysAtATime } from '#work/figures/parts'
import { atOnce } from '#work/pieces'

const daysOf = ({ from, to }: { from: string; to: string }): string[] => {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

it('reads each day of a span once and in order, and never more at once than it may', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 800 }),
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 1, max: 40 }),
      (start, length, days) => {
        const span = { from: addDays('2024-01-01', start), to: addDays('2024-01-01', start + length) }
        const parts: number[] = []
        const rows = atOnce(
          someDaysAtATime(span, days, (part) => {
            parts.push(daysOf(part).length)
            return daysOf(part)
          }),
        )
        expect(rows).toEqual(daysOf(span))
        expect(Math.max(...parts)).toBeLessThanOrEqual(days)
      },
    ),
  )
})
