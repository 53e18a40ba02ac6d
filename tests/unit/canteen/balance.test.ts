/** Prepaid balances: lots, what a meal used, and what the law gives back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refundOfAll, refundOn, takeFrom, type Lot, type Prepayment } from '#features/canteen/rules/index'
import {
  closingReasons,
  lotKinds,
  refundRules,
  spendOrders,
  type ClosingReason,
} from '#features/canteen/contract/words'
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
        refundOn(reason, 'interpretation', {
          principalLeftFen: facts.paidFen - facts.consumedAtListPriceFen,
          paidFen: facts.paidFen,
          giftFen: facts.giftFen,
          consumedAtListFen: facts.consumedAtListPriceFen,
        }),
      ).toEqual({ consumedCountsFen: expected.consumedCountsFen, refundFen: expected.refundFen })
    },
  )

  const fen = fc.nat(100_000)
  /** One payment with its gift, and what of each was eaten. */
  const prepayment: fc.Arbitrary<Prepayment> = fc
    .tuple(fen, fen, fen, fen)
    .map(([paidFen, giftFen, ofPaid, ofGift]) => {
      const principalLeftFen = Math.max(0, paidFen - ofPaid)
      const consumedAtListFen = paidFen - principalLeftFen + Math.min(giftFen, ofGift)
      return { paidFen, giftFen, consumedAtListFen, principalLeftFen }
    })

  it('never leaves a debt, never pays a gift out, and is the whole payment within seven days of a first one', () => {
    fc.assert(
      fc.property(prepayment, fc.constantFrom(...refundRules), (payment, rule) => {
        for (const reason of closingReasons) {
          const { refundFen } = refundOn(reason, rule, payment)
          expect(refundFen).toBeGreaterThanOrEqual(0)
          expect(refundFen).toBeLessThanOrEqual(payment.paidFen)
          // A better promise is never worse, and no reason that is not the diner's is worse than theirs.
          expect(refundFen).toBeGreaterThanOrEqual(refundOn(reason, 'interpretation', payment).refundFen)
          expect(refundFen).toBeGreaterThanOrEqual(refundOn('diner-leaves', rule, payment).refundFen)
        }
        expect(refundOn('within-seven-days', rule, payment).refundFen).toBe(payment.paidFen)
      }),
    )
  })

  it('keeps principal that nobody ate only for leaving, and there no more than was eaten of its own gift', () => {
    fc.assert(
      fc.property(prepayment, (payment) => {
        const { paidFen, consumedAtListFen, principalLeftFen } = payment
        const ofGift = consumedAtListFen - (paidFen - principalLeftFen)
        for (const reason of closingReasons) {
          const kept = principalLeftFen - refundOn(reason, 'interpretation', payment).refundFen
          expect(kept).toBeLessThanOrEqual(reason === 'diner-leaves' || reason === 'diner-died' ? ofGift : 0)
          expect(refundOn(reason, 'all-principal', payment).refundFen).toBeGreaterThanOrEqual(
            principalLeftFen,
          )
        }
      }),
    )
  })

  it('is the sum of its payments: what was paid in untouched is given back, whatever was eaten of others', () => {
    fc.assert(
      fc.property(fc.array(prepayment, { maxLength: 5 }), fen, (before, paidFen) => {
        const untouched = { paidFen, giftFen: 0, consumedAtListFen: 0, principalLeftFen: paidFen }
        for (const reason of closingReasons) {
          const earlier = refundOfAll(reason, 'interpretation', before)
          expect(refundOfAll(reason, 'interpretation', [...before, untouched])).toBe(earlier + paidFen)
        }
      }),
    )
  })
})
