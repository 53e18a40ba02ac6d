/** The ledger of erasures: one truth out of several copies, whatever the order in which they are read. */
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ledgerText, readLedgerText } from '#vault/erasures/ledger'
import {
  entriesBeyond,
  entryKey,
  erasureActions,
  fateOf,
  mergeLedgers,
  type LedgerEntry,
} from '#vault/erasures/rules'

const entry: fc.Arbitrary<LedgerEntry> = fc.record({
  action: fc.constantFrom(...erasureActions),
  id: fc.integer({ min: 1, max: 3 }),
  createdAt: fc.integer({ min: 0, max: 2 }),
  at: fc.integer({ min: 0, max: 5 }),
  kept: fc.constant({}),
  state: fc.constantFrom('intended' as const, 'done' as const),
})
const ledger = fc.array(entry, { maxLength: 8 })

describe('merging ledgers', () => {
  it('loses no entry and doubles none', () => {
    fc.assert(
      fc.property(ledger, ledger, (one, other) => {
        const merged = mergeLedgers(one, other).map(entryKey)
        expect(new Set(merged)).toEqual(new Set([...one, ...other].map(entryKey)))
        expect(new Set(merged).size).toBe(merged.length)
      }),
    )
  })

  it('does not depend on the order or the number of times they are read', () => {
    fc.assert(
      fc.property(ledger, ledger, ledger, (one, other, third) => {
        const all = mergeLedgers(one, other, third)
        expect(mergeLedgers(third, one, other)).toEqual(all)
        expect(mergeLedgers(mergeLedgers(third, other), one, all)).toEqual(all)
      }),
    )
  })

  it('takes what is done anywhere as done', () => {
    fc.assert(
      fc.property(ledger, ledger, (one, other) => {
        const done = new Set([...one, ...other].filter(({ state }) => state === 'done').map(entryKey))
        for (const merged of mergeLedgers(one, other)) {
          expect(merged.state).toBe(done.has(entryKey(merged)) ? 'done' : 'intended')
        }
      }),
    )
  })

  it('leaves nothing beyond itself', () => {
    fc.assert(
      fc.property(ledger, ledger, (one, other) => {
        expect(entriesBeyond(one, mergeLedgers(one, other))).toEqual([])
      }),
    )
  })
})

describe('the fate of a record', () => {
  const at = (time: number, action: LedgerEntry['action'], kept: LedgerEntry['kept'] = {}): LedgerEntry => ({
    action,
    id: 7,
    createdAt: 1,
    at: time,
    kept,
    state: 'done',
  })
  it('is that of its last erasure, and no unlocking brings back what was erased', () => {
    const entries = [
      at(1, 'lock'),
      at(2, 'erase', { a: [1, 2] }),
      at(3, 'erase', { a: [2] }),
      at(4, 'unlock'),
    ]
    expect(fateOf(entries.toReversed())).toEqual({ kept: { a: [2] }, locked: false })
    expect(fateOf([at(1, 'lock'), at(2, 'unlock')])).toEqual({ kept: null, locked: false })
    expect(fateOf([at(1, 'lock')])).toEqual({ kept: null, locked: true })
  })
})

describe('the ledger’s text', () => {
  it('is read with the key it was made with, an older one included, and with no other', () => {
    const [key, older] = [randomBytes(32), randomBytes(32)]
    fc.assert(
      fc.property(ledger, (entries) => {
        const text = ledgerText(entries, older)
        expect(readLedgerText(text, [key, older])).toEqual({ state: 'sound', entries })
        expect(readLedgerText(text, [key]).state).toBe('damaged')
      }),
    )
  })

  it('is not believed once a single character of it is another', () => {
    const key = randomBytes(32)
    const text = ledgerText(fc.sample(entry, 3), key)
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: text.length - 1 }),
        fc.constantFrom('0', '9', 'a', '"'),
        (at, other) => {
          const changed = text.slice(0, at) + other + text.slice(at + 1)
          const reading = readLedgerText(changed, [key])
          // A space between two values means nothing and may be another.
          if (reading.state === 'sound') expect(JSON.parse(changed)).toEqual(JSON.parse(text))
        },
      ),
    )
  })
})
