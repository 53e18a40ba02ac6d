/** Numbers without gaps or doubles, year by year and series by series, whatever happens in between. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { caseMoves } from '#features/mediation/contract/words'
import { numberTakenBy, takeNext, type Counters } from '#features/mediation/rules/index'
import { addDays, yearOf } from '#ground/days'

it('only acceptance takes the number of a case, only an agreement that of an agreement', () => {
  expect(caseMoves.filter((move) => numberTakenBy(move) === 'case')).toEqual(['accept'])
  expect(caseMoves.filter((move) => numberTakenBy(move) === 'agreement')).toEqual([
    'agree-in-writing',
    'agree-orally',
  ])
})

it('numbers of a series and year are 1, 2, 3 … in the order in which they are taken', () => {
  const deed = fc.record({ move: fc.constantFrom(...caseMoves), later: fc.integer({ min: 0, max: 90 }) })
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
      let counters: Counters = new Map()
      let day = '2026-01-01'
      const taken = new Map<string, number[]>()
      const texts: string[] = []
      for (const { move, later } of deeds) {
        day = addDays(day, later)
        const series = numberTakenBy(move)
        if (series === null) continue
        const next = takeNext(counters, series, `${series}〔{year}〕{seq:3}号`, day)
        counters = next.counters
        expect(next.number.year).toBe(yearOf(day))
        const key = `${series} ${next.number.year}`
        taken.set(key, [...(taken.get(key) ?? []), next.number.sequence])
        texts.push(next.number.text)
      }
      for (const sequences of taken.values()) expect(sequences).toEqual(sequences.map((_, at) => at + 1))
      expect(new Set(texts).size).toBe(texts.length)
    }),
  )
})
