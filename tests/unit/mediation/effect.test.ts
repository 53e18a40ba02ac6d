/** When an agreement takes effect, held against every subset of hands that could be missing. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copiesNeeded, copyGaps, effectOf, type Agreement } from '#features/mediation/rules/index'
import { addDays } from '#ground/days'
import { hand } from './persons'

type Written = Extract<Agreement, { readonly form: 'written' }>

const written = (more: Partial<Written> = {}): Written => ({
  form: 'written',
  parties: [
    { party: 1, signature: hand('2026-03-02') },
    { party: 2, signature: hand('2026-03-03') },
  ],
  mediator: { on: '2026-03-03' },
  seal: { on: '2026-03-05' },
  referral: null,
  ...more,
})

const someDay = fc.integer({ min: 0, max: 400 }).map((count) => addDays('2026-01-01', count))
/** There with its day, there without one, or not there. */
const anyMark = fc.option(fc.record({ on: fc.option(someDay, { freq: 4 }) }), { freq: 4 })

describe('a written agreement', () => {
  it('人民调解法 29: is in effect from the last of all hands and the seal, and not while one is missing', () => {
    fc.assert(
      fc.property(
        fc.array(anyMark, { minLength: 2, maxLength: 6 }),
        anyMark,
        anyMark,
        (hands, mediator, seal) => {
          const effect = effectOf(
            written({
              parties: hands.map((mark, party) => ({
                party,
                signature: mark === null ? null : hand(mark.on),
              })),
              mediator,
              seal,
            }),
          )
          const days = [...hands, mediator, seal].map((mark) => mark?.on ?? null)
          const whole = days.filter((one) => one !== null)
          if (whole.length < days.length) expect(effect.by).toBe('none')
          else expect(effect).toMatchObject({ by: 'law', on: whole.toSorted().at(-1) })
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('names every hand that is missing, each once', () => {
    const effect = effectOf(
      written({
        parties: [
          { party: 1, signature: null },
          { party: 2, signature: hand(null) },
        ],
        seal: null,
      }),
    )
    expect(effect).toEqual({
      by: 'none',
      missing: [{ what: 'signature', party: 1 }, { what: 'signature-day', party: 2 }, { what: 'seal' }],
      otherReading: null,
    })
  })

  it('of one party is none', () => {
    expect(effectOf(written({ parties: [{ party: 1, signature: hand('2026-03-02') }] }))).toMatchObject({
      missing: [{ what: 'parties' }],
    })
  })

  it('signed by somebody for a party counts from the letter on, and not without its day', () => {
    const signedBy = (on: string | null) =>
      effectOf(
        written({
          parties: [
            { party: 1, signature: hand('2026-03-02', { letter: { on } }) },
            { party: 2, signature: hand('2026-03-03') },
          ],
        }),
      )
    expect(signedBy('2026-03-09')).toMatchObject({ by: 'law', on: '2026-03-09' })
    expect(signedBy('2026-03-01')).toMatchObject({ by: 'law', on: '2026-03-05' })
    expect(signedBy(null)).toMatchObject({ by: 'none', missing: [{ what: 'letter-day', party: 1 }] })
  })

  it('特邀调解规定 24: of a matter assigned by a court shows the day of the last signature beside that of the seal', () => {
    expect(effectOf(written({ referral: 'assigned' }))).toEqual({
      by: 'law',
      on: '2026-03-05',
      otherReading: { why: 'last-signature', on: '2026-03-03' },
    })
    // Also before the seal is there: by that reading the days run.
    expect(effectOf(written({ referral: 'assigned', seal: null }))).toEqual({
      by: 'none',
      missing: [{ what: 'seal' }],
      otherReading: { why: 'last-signature', on: '2026-03-03' },
    })
    expect(effectOf(written()).otherReading).toBeNull()
  })

  it('特邀调解规定 20: of a matter entrusted by a court ends with the court’s own paper', () => {
    expect(effectOf(written({ referral: 'entrusted-summary' }))).toEqual({ by: 'court', otherReading: null })
    expect(effectOf(written({ referral: 'entrusted-ordinary', seal: null })).by).toBe('none')
  })

  it('人民调解法 29: is given to each party and kept in the file, who got which when', () => {
    expect(copiesNeeded([1, 2])).toBe(3)
    const own = { for: null, givenOn: null, takenBy: '' }
    const given = { for: 1, givenOn: '2026-03-05', takenBy: '甲' }
    expect(copyGaps([1, 2], [given])).toEqual([
      { code: 'not-made', for: 2 },
      { code: 'not-made', for: null },
    ])
    expect(copyGaps([1, 2], [own, given, { for: 2, givenOn: null, takenBy: '' }])).toEqual([
      { code: 'not-given', for: 2 },
    ])
    expect(copyGaps([1], [own, { ...given, takenBy: '' }])).toEqual([{ code: 'not-signed-for', for: 1 }])
    expect(copyGaps([1], [own, given])).toEqual([])
  })

  it('of several committees is given to each that does not lead', () => {
    expect(copiesNeeded([1, 2], ['水印'])).toBe(4)
    const own = { for: null, givenOn: '2026-03-05', takenBy: '' }
    const party = { for: 1, givenOn: '2026-03-05', takenBy: '甲' }
    const theirs = { ...own, committee: '水印', takenBy: '王主任' }
    expect(copyGaps([1], [party, theirs], ['水印'])).toEqual([{ code: 'not-made', for: null }])
    expect(copyGaps([1], [party, own], ['水印'])).toEqual([
      { code: 'not-made', for: null, committee: '水印' },
    ])
    expect(copyGaps([1], [party, own, theirs], ['水印'])).toEqual([])
  })
})

describe('an oral agreement', () => {
  it('人民调解法 28, 30: is in effect the day it is made, whenever it was written down', () => {
    fc.assert(
      fc.property(someDay, fc.option(someDay), (reachedOn, registeredOn) => {
        expect(effectOf({ form: 'oral', reachedOn, registeredOn })).toMatchObject({
          by: 'law',
          on: reachedOn,
        })
      }),
    )
  })
})
