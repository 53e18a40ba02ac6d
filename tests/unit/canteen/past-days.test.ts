/** A span by what of it is over: each day once and in its order, and nothing is kept of today. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, daysBetween } from '#ground/days'
import { overAndToCome } from '#features/canteen/rules/past-days'

const day = (number: number): string => addDays('2026-01-01', number)

it('has each day once, and says of no day from today on that it is over', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: -1, max: 400 }),
      fc.integer({ min: -20, max: 820 }),
      fc.integer({ min: 1, max: 40 }),
      (from, length, today, most) => {
        const parts = overAndToCome({ from: day(from), to: day(from + length) }, day(today), most)
        const days = parts.flatMap((part) =>
          Array.from({ length: daysBetween(part.from, part.to) + 1 }, (_, at) => ({
            day: addDays(part.from, at),
            isOver: part.isOver,
          })),
        )
        expect(days).toEqual(
          Array.from({ length: length + 1 }, (_, at) => ({ day: day(from + at), isOver: from + at < today })),
        )
        for (const part of parts.filter(({ isOver }) => isOver)) {
          expect(part.from.slice(0, 7)).toBe(part.to.slice(0, 7))
          expect(daysBetween(part.from, part.to)).toBeLessThan(most)
        }
      },
    ),
  )
})
