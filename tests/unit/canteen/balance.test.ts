/** Prepaid balances: lots, what a meal used, and what the law gives back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  balanceOf,
  movedLots,
  refundOn,
  reversalsOf,
  sleepingBalances,
  takeFrom,
  type Entry,
} from '#features/canteen/rules/index'
import { spendOrders, type ClosingReason } from '#features/canteen/contract/words'
import { workedCases } from './worked-cases'

type Step =
  | { readonly do: 'top-up' | 'gift' | 'spend'; readonly fen: number }
  | { readonly do: 'take-back'; readonly of: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('top-up' as const, 'gift' as const, 'spend' as const),
    fen: fc.integer({ min: 1, max: 3000 }),
  }),
  fc.record({ do: fc.constant('take-back' as const), of: fc.nat(20) }),
)

/** Keeps a ledger as the till does: what cannot be taken is not. */
function keep(steps: readonly Step[], order: (typeof spendOrders)[number]) {
  const entries: Entry[] = []
  const spends: number[][] = []
  let expected = 0
  const put = (entry: Omit<Entry, 'id'>) => {
    const id = entries.length + 1
    entries.push({ ...entry, id })
    return id
  }
  for (const one of steps) {
    switch (one.do) {
      case 'top-up':
      case 'gift': {
        const lot = entries.length + 1
        put({
          lot,
          lotKind: one.do === 'gift' ? 'gift' : 'principal',
          kind: one.do,
          fen: one.fen,
          reverses: null,
        })
        expected += one.fen
        break
      }
      case 'spend': {
        const takes = takeFrom(balanceOf(entries).lots, one.fen, order)
        if (takes === null) break
        spends.push(
          takes.map(({ lot, kind, fen }) =>
            put({ lot, lotKind: kind, kind: 'spend', fen: -fen, reverses: null }),
          ),
        )
        expected -= one.fen
        break
      }
      case 'take-back': {
        const spend = spends[one.of % Math.max(1, spends.length)]
        if (spend === undefined) break
        const back = reversalsOf(entries, spend)
        if (back === null) break
        for (const entry of back) {
          put(entry)
          expected += entry.fen
        }
      }
    }
  }
  return { entries, expected }
}

describe('a balance', () => {
  it('is always the sum of its entries, and no lot is ever below zero', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.constantFrom(...spendOrders), (steps, order) => {
        const { entries, expected } = keep(steps, order)
        const balance = balanceOf(entries)
        expect(balance.fen).toBe(expected)
        expect(balance.fen).toBe(entries.reduce((sum, { fen }) => sum + fen, 0))
        expect(balance.principalFen + balance.giftFen).toBe(balance.fen)
        for (const lot of balance.lots) expect(lot.fen).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps principal and gift apart, and spends them in the order the centre has set', () => {
    const { entries } = keep(
      [
        { do: 'top-up', fen: 1000 },
        { do: 'gift', fen: 200 },
      ],
      'principal-first',
    )
    const { lots } = balanceOf(entries)
    expect(takeFrom(lots, 1100, 'principal-first')).toEqual([
      { lot: 1, kind: 'principal', fen: 1000 },
      { lot: 2, kind: 'gift', fen: 100 },
    ])
    expect(takeFrom(lots, 300, 'gift-first')).toEqual([
      { lot: 2, kind: 'gift', fen: 200 },
      { lot: 1, kind: 'principal', fen: 100 },
    ])
    expect(takeFrom(lots, 1201, 'gift-first')).toBeNull()
  })

  it('of somebody who died, or that nobody has used for long, is listed apart as long as it is owed', () => {
    const account = (id: number, balanceFen: number, lastUsed: string, holderDied: string | null = null) => ({
      account: id,
      balanceFen,
      lastUsed,
      holderDied,
    })
    const { dormant, dead } = sleepingBalances(
      [
        account(1, 500, '2024-01-01'),
        account(2, 500, '2026-05-01'),
        account(3, 0, '2024-01-01'),
        account(4, 80, '2024-01-01', '2026-02-01'),
      ],
      '2025-06-01',
    )
    expect(dormant.map(({ account: id }) => id)).toEqual([1])
    expect(dead.map(({ account: id }) => id)).toEqual([4])
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
        const { entries } = keep(
          [
            { do: 'top-up', fen: facts.paidFen },
            { do: 'spend', fen: facts.consumedAtListPriceFen },
          ],
          'principal-first',
        )
        const moved = movedLots(balanceOf(entries))
        expect(moved.reduce((sum, { fen }) => sum + fen, 0)).toBe(expected.newCardBalanceFen)
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
