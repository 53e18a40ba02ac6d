/** Prepaid balances: lots, what a meal used, and what the law gives back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refundOn, takeFrom, type Lot } from '#features/canteen/rules/index'
import { lotKinds, spendOrders, type ClosingReason } from '#features/canteen/contract/words'
import { workedCases } from './worked-cases'

const lots: fc.Arbitrary<readonly Lot[]> = fc
  .array(fc.record({ kind: fc.constantFrom(...lotKinds), fen: fc.integer({ min: 0, max: 3000 }) }), {
    maxLength: 12,
  })
  .map((all) => all.map((one, at) => ({ lot: at + 1, ...one })))
const sumOf = (some: readonly { readonly fen: number }[]): number =>
  some.reduce((sum, { fen }) => sum + fen, 0)

describe('a balance', () => {
  it('pays what is wanted to the fen, no lot more than it has, or nothing where it is too small', () => {
    fc.assert(
      fc.property(
        lots,
        fc.integer({ min: 1, max: 20_000 }),
        fc.constantFrom(...spendOrders),
        (all, wanted, order) => {
          const takes = takeFrom(all, wanted, order)
          if (takes === null) {
            expect(sumOf(all)).toBeLessThan(wanted)
            return
          }
          expect(sumOf(takes)).toBe(wanted)
          const first = order === 'gift-first' ? 'gift' : 'principal'
          const taken = new Map(takes.map(({ lot, fen }) => [lot, fen]))
          for (const { lot, kind, fen } of all) {
            expect(taken.get(lot) ?? 0).toBeLessThanOrEqual(fen)
            // The other kind is touched only where nothing of the first is left.
            if (kind === first && takes.some((one) => one.kind !== first))
              expect(taken.get(lot) ?? 0).toBe(fen)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('keeps principal and gift apart, and spends them in the order the centre has set', () => {
    const both: readonly Lot[] = [
      { lot: 1, kind: 'principal', fen: 1000 },
      { lot: 2, kind: 'gift', fen: 200 },
    ]
    expect(takeFrom(both, 1100, 'principal-first')).toEqual([
      { lot: 1, kind: 'principal', fen: 1000 },
      { lot: 2, kind: 'gift', fen: 100 },
    ])
    expect(takeFrom(both, 300, 'gift-first')).toEqual([
      { lot: 2, kind: 'gift', fen: 200 },
      { lot: 1, kind: 'principal', fen: 100 },
    ])
    expect(takeFrom(both, 1201, 'gift-first')).toBeNull()
  })
})

describe('the refund of an account', () => {
  const reasons: Readonly<Record<string, ClosingReason>> = {
    'canteen closes': 'canteen-closes',
    'diner leaves': 'diner-leaves',
  }

  it.each(workedCases.balance.cases.map((one) => [one.id, one.expected.why, one] as const))(
    '%s: %s',
    (_id, _why, { facts, expected }) => {
      const reason = reasons[facts.reason]
      if (reason === undefined) {
        const paid = [{ lot: 1, kind: 'principal' as const, fen: facts.paidFen }]
        const used = sumOf(takeFrom(paid, facts.consumedAtListPriceFen, 'principal-first') ?? [])
        expect(facts.paidFen - used).toBe(expected.newCardBalanceFen)
        return
      }
      expect(
        refundOn(reason, {
          paidFen: facts.paidFen,
          giftFen: facts.giftFen,
          consumedAtListFen: facts.consumedAtListPriceFen,
        }),
      ).toEqual({ consumedCountsFen: expected.consumedCountsFen, refundFen: expected.refundFen })
    },
  )

  it('never leaves a debt, never pays a gift out, and is the whole payment within seven days of a first one', () => {
    const fen = fc.nat(100_000)
    fc.assert(
      fc.property(fen, fen, fen, (paidFen, giftFen, consumedAtListFen) => {
        const history = { paidFen, giftFen, consumedAtListFen }
        for (const reason of ['canteen-closes', 'diner-leaves', 'diner-died', 'within-seven-days'] as const) {
          const { refundFen } = refundOn(reason, history)
          expect(refundFen).toBeGreaterThanOrEqual(0)
          expect(refundFen).toBeLessThanOrEqual(paidFen)
        }
        // The canteen's reason is never worse for the diner than their own.
        expect(refundOn('canteen-closes', history).refundFen).toBeGreaterThanOrEqual(
          refundOn('diner-leaves', history).refundFen,
        )
        expect(refundOn('within-seven-days', history).refundFen).toBe(paidFen)
      }),
    )
  })
})
