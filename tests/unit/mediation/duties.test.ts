/** What was promised and how it is kept: instalment by instalment, and never through the mediator's hands. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isPerformed,
  keepingFault,
  performedOn,
  watched,
  type Duty,
  type Performance,
} from '#features/mediation/rules/index'

const duty: Duty = {
  id: 1,
  who: 2,
  toWhom: 1,
  what: '赔偿',
  fen: 300_000,
  manner: '银行转账',
  instalments: [
    { due: '2026-04-01', fen: 100_000 },
    { due: '2026-05-01', fen: 100_000 },
    { due: '2026-06-01', fen: 100_000 },
  ],
}
const paid = (instalment: number, on: string, fen = 100_000): Performance => ({
  duty: 1,
  instalment,
  on,
  fen,
  way: 'transfer',
})
const standings = (rows: readonly Performance[], today: string) =>
  watched([duty], rows, today).map(({ standing }) => standing)

describe('人民调解法 31: performance is watched', () => {
  it('instalment by instalment: kept, late, due today, in part, coming', () => {
    expect(standings([paid(0, '2026-04-01')], '2026-04-01')).toEqual(['kept', 'coming', 'coming'])
    expect(standings([], '2026-04-01')).toEqual(['due', 'coming', 'coming'])
    expect(standings([paid(0, '2026-04-02', 40_000)], '2026-04-03')).toEqual(['late', 'coming', 'coming'])
    expect(standings([paid(1, '2026-04-02', 40_000)], '2026-04-02')).toEqual(['late', 'part', 'coming'])
    expect(watched([duty], [paid(0, '2026-04-03', 40_000)], '2026-04-11')[0]).toMatchObject({
      leftFen: 60_000,
      daysLate: 10,
    })
  })

  it('what is booked for later is not there yet; a slip is put right by a row below zero', () => {
    expect(standings([paid(0, '2026-04-05')], '2026-04-02')[0]).toBe('late')
    expect(standings([paid(0, '2026-04-01'), paid(0, '2026-04-01', -100_000)], '2026-04-01')[0]).toBe('due')
  })

  it('is over on the day of the last of it, and not before', () => {
    const rows = [paid(0, '2026-04-01'), paid(2, '2026-04-20'), paid(1, '2026-05-01')]
    expect(performedOn([duty], rows, '2026-06-01')).toBe('2026-05-01')
    expect(performedOn([duty], rows.slice(1), '2026-06-01')).toBeNull()
    const act: Duty = { ...duty, fen: null, instalments: [{ due: '2026-04-01', fen: null }] }
    const done: Performance = { duty: 1, instalment: 0, on: '2026-03-30', fen: null, way: 'done' }
    expect(performedOn([act], [done], '2026-04-01')).toBe('2026-03-30')
  })

  it('adds up to the fen whatever is paid in which pieces', () => {
    const piece = fc.record({ at: fc.nat(2), fen: fc.integer({ min: 1, max: 120_000 }) })
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const rows = pieces.map(({ at, fen }) => paid(at, '2026-03-01', fen))
        const all = watched([duty], rows, '2026-04-15')
        const sums = [0, 1, 2].map((at) =>
          pieces.reduce((sum, one) => sum + (one.at === at ? one.fen : 0), 0),
        )
        expect(all.map(({ leftFen }) => leftFen)).toEqual(sums.map((sum) => Math.max(0, 100_000 - sum)))
        expect(isPerformed(all)).toBe(sums.every((sum) => sum >= 100_000))
      }),
    )
  })
})

it('民诉法解释 358(5): what is paid is money for money, no more than is left, and once', () => {
  const left = { fen: 100_000, leftFen: 60_000, standing: 'part' } as const
  expect(keepingFault(left, { fen: 60_000, way: 'transfer' })).toBeNull()
  expect(keepingFault(left, { fen: 60_001, way: 'transfer' })).toBe('more-than-owed')
  expect(keepingFault(left, { fen: null, way: 'done' })).toBe('not-such-a-duty')
  expect(keepingFault(left, { fen: 1, way: 'done' })).toBe('not-such-a-duty')
  const deed = { fen: null, leftFen: null, standing: 'coming' } as const
  expect(keepingFault(deed, { fen: null, way: 'done' })).toBeNull()
  expect(keepingFault(deed, { fen: 1, way: 'transfer' })).toBe('not-such-a-duty')
  expect(keepingFault({ ...deed, standing: 'kept' }, { fen: null, way: 'done' })).toBe('kept-already')
})
