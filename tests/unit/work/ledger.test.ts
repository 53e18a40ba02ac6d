/** A ledger: balances are sums of rows, slips are reversed once, and no lot falls below zero. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ledgerFault,
  lotsByAccount,
  lotsOf,
  sumOf,
  type LedgerRow,
  type NewLedgerRow,
} from '#work/ledger/rules/index'
import { reversalOf } from '../../support/reversal-of'

/** A diner's card: a top-up of 20 yuan, a meal for 8. */
const topUp: LedgerRow = { id: 1, account: 'card 7', from: null, to: 'own', amount: 2_000, reverses: null }
const meal: LedgerRow = { id: 2, account: 'card 7', from: 'own', to: null, amount: 800, reverses: null }

const faultAfter = (rows: readonly LedgerRow[], row: Partial<NewLedgerRow>) =>
  ledgerFault(rows, { account: 'card 7', from: null, to: null, amount: 1, reverses: null, ...row })

describe('a ledger', () => {
  it('has as balance the sum of its rows, by lots, and nothing of another account', () => {
    const accounts = lotsByAccount([topUp, { ...topUp, id: 3, to: 'subsidy 2026-11', amount: 300 }, meal])
    expect([...lotsOf(accounts, 'card 7')]).toEqual([
      ['own', 1_200],
      ['subsidy 2026-11', 300],
    ])
    expect(sumOf(lotsOf(accounts, 'card 7'))).toBe(1_500)
    expect(sumOf(lotsOf(accounts, 'card 7'), (lot) => lot.startsWith('subsidy'))).toBe(300)
    expect([...lotsOf(accounts, 'card 8')]).toEqual([])
  })

  it('refuses more than is there, and an amount of nothing', () => {
    expect(faultAfter([topUp], { from: 'own', amount: 2_000 })).toBeNull()
    expect(faultAfter([topUp], { from: 'own', amount: 2_001 })).toBe('more-than-there')
    expect(faultAfter([topUp], { from: 'subsidy 2026-11', amount: 1 })).toBe('more-than-there')
    for (const amount of [0, -5, 1.5])
      expect(faultAfter([topUp], { to: 'own', amount })).toBe('not-an-amount')
  })

  it('takes a row back by one that names it, once, whole, and only while the amount is still there', () => {
    const back = reversalOf(meal)
    expect(faultAfter([topUp, meal], back)).toBeNull()
    expect(faultAfter([topUp, meal], { ...back, amount: 100 })).toBe('not-a-row')
    expect(faultAfter([topUp, meal], { ...back, account: 'card 8' })).toBe('not-a-row')
    const reversed = [topUp, meal, { ...back, id: 3 }]
    expect(faultAfter(reversed, back)).toBe('already-reversed')
    expect(faultAfter(reversed, reversalOf({ ...back, id: 3 }))).toBe('not-a-row')
    expect(faultAfter([topUp, meal], reversalOf(topUp))).toBe('more-than-there')
  })

  it('never has a lot below zero while every row was asked for, and loses nothing between lots', () => {
    const lot = fc.constantFrom(null, 'a', 'b', 'c')
    const asked = fc.record({ from: lot, to: lot, amount: fc.integer({ min: 1, max: 9 }), undo: fc.nat(30) })
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 40 }), (wishes) => {
        const rows: LedgerRow[] = []
        for (const { undo, ...wish } of wishes) {
          const old = rows[undo]
          const row = old === undefined ? { ...wish, account: 'x', reverses: null } : reversalOf(old)
          if (ledgerFault(rows, row) === null) rows.push({ ...row, id: rows.length + 1 })
        }
        const lots = lotsOf(lotsByAccount(rows), 'x')
        expect([...lots.values()].every((amount) => amount > 0)).toBe(true)
        const came = rows.reduce((sum, { from, to, amount }) => {
          if (from === null && to !== null) return sum + amount
          return from !== null && to === null ? sum - amount : sum
        }, 0)
        expect(sumOf(lots)).toBe(came)
      }),
    )
  })
})
