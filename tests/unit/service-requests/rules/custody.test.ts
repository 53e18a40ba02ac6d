/** The custody ledger. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  balanceOf,
  custodyBalances,
  custodyFault,
  givenBackAs,
  usuallyHandedIn,
  missingMaterials,
  unsettled,
  unsettledOriginals,
  type CustodyEntry,
  type NewCustodyEntry,
} from '#features/service-requests/materials/rules'
import { movements } from '#features/service-requests/requests/contract/words'

const entry = (more: Partial<NewCustodyEntry>): NewCustodyEntry => ({
  materialId: 1,
  form: 'original',
  movement: 'received',
  count: 1,
  holder: null,
  reverses: null,
  ...more,
})

/** A ledger as the service keeps it: an entry with a fault is not written. */
function keep(entries: readonly NewCustodyEntry[]): readonly CustodyEntry[] {
  const ledger: CustodyEntry[] = []
  for (const each of entries) {
    if (custodyFault(ledger, each) === null) ledger.push({ ...each, id: ledger.length + 1 })
  }
  return ledger
}

const anyEntry: fc.Arbitrary<NewCustodyEntry> = fc.record({
  materialId: fc.constantFrom(1, 1, 2),
  form: fc.constantFrom('original', 'original', 'copy'),
  movement: fc.constantFrom(...movements),
  count: fc.constantFrom(1, 1, 2, 3),
  holder: fc.constantFrom(null, 'worker:1', 'worker:1', 'worker:2'),
  reverses: fc.option(fc.integer({ min: 1, max: 12 }), { freq: 3 }),
})

describe('the custody ledger', () => {
  it('never holds less than nothing, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 40 }), (tried) => {
        const ledger = keep(tried)
        for (let length = 0; length <= ledger.length; length += 1) {
          for (const balance of custodyBalances(ledger.slice(0, length)).values()) {
            const { atCentre, returned, verified, lodged, held } = balance
            const counts = [atCentre, returned, verified, lodged, ...held.values()]
            expect(counts.every((count) => count >= 0)).toBe(true)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('loses nothing: what came in or was looked at is with us, away, returned, verified or lodged', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 40 }), (tried) => {
        const ledger = keep(tried)
        const reversed = new Set(ledger.map(({ reverses }) => reverses))
        for (const materialId of [1, 2]) {
          for (const form of ['original', 'copy'] as const) {
            const received = ledger
              .filter((each) => each.materialId === materialId && each.form === form)
              .filter((each) => each.movement === 'received' || each.movement === 'verified')
              .filter((each) => each.reverses === null && !reversed.has(each.id))
              .reduce((sum, { count }) => sum + count, 0)
            const balance = balanceOf(custodyBalances(ledger), materialId, form)
            const { returned, verified, lodged } = balance
            expect(unsettled(balance) + returned + verified + lodged).toBe(received)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('hands on only what is here, and takes back only from who has it', () => {
    const ledger = keep([entry({}), entry({ movement: 'handed-on', holder: 'worker:5' })])
    expect(ledger).toHaveLength(2)
    expect(custodyFault(ledger, entry({ movement: 'handed-on', holder: 'worker:6' }))).toBe('more-than-held')
    expect(custodyFault(ledger, entry({ movement: 'returned' }))).toBe('more-than-held')
    expect(custodyFault(ledger, entry({ movement: 'taken-back', holder: 'worker:6' }))).toBe('more-than-held')
    expect(custodyFault(ledger, entry({ movement: 'taken-back' }))).toBe('holder-needed')
    expect(custodyFault(ledger, entry({ movement: 'taken-back', holder: 'worker:5' }))).toBeNull()
    expect(custodyFault(ledger, entry({ movement: 'returned', holder: 'worker:5' }))).toBeNull()
  })

  it('keeps originals and copies apart', () => {
    const ledger = keep([entry({ form: 'copy' })])
    expect(custodyFault(ledger, entry({ form: 'original', movement: 'returned' }))).toBe('more-than-held')
    expect(unsettledOriginals(ledger)).toBe(0)
  })

  it('takes a slip back by a new entry, once, and not after what came of it', () => {
    const ledger = keep([entry({ count: 2 }), entry({ movement: 'returned' })])
    expect(custodyFault(ledger, entry({ reverses: 1 }))).toBe('more-than-held')
    expect(custodyFault(ledger, entry({ reverses: 2 }))).toBeNull()
    const mended = keep([entry({ count: 2 }), entry({ movement: 'returned' }), entry({ reverses: 2 })])
    expect(unsettledOriginals(mended)).toBe(2)
    expect(custodyFault(mended, entry({ reverses: 2 }))).toBe('already-reversed')
    expect(custodyFault(mended, entry({ reverses: 3 }))).toBe('not-an-entry')
    expect(custodyFault(mended, entry({ reverses: 9 }))).toBe('not-an-entry')
  })

  it('settles an original by returning it or by lodging it with the authority', () => {
    const ledger = keep([
      entry({ count: 2 }),
      entry({ movement: 'handed-on', holder: 'worker:1' }),
      entry({ movement: 'lodged', holder: 'worker:1' }),
    ])
    expect(unsettledOriginals(ledger)).toBe(1)
    expect(unsettledOriginals(keep([...ledger, entry({ movement: 'returned' })]))).toBe(0)
    expect(unsettled(balanceOf(custodyBalances(ledger), 1, 'original'))).toBe(1)
  })

  it('misses a required material until it is there, and again when it went back to be mended', () => {
    const wanted = [
      { id: 1, required: true, form: 'either', count: 1 },
      { id: 2, required: false, form: 'either', count: 1 },
    ] as const
    expect(missingMaterials(wanted, []).map(({ id }) => id)).toEqual([1])
    expect(missingMaterials(wanted, keep([entry({ form: 'copy' })]))).toEqual([])
    expect(missingMaterials(wanted, keep([entry({}), entry({ movement: 'returned' })]))).toHaveLength(1)
  })

  const idCard = { id: 1, required: true, form: 'original', count: 1 } as const

  it('does not miss an original that was looked at and handed back on the spot, nor keep it', () => {
    const ledger = keep([entry({ movement: 'verified' })])
    expect(missingMaterials([idCard], ledger)).toEqual([])
    expect(unsettledOriginals(ledger)).toBe(0)
    expect(balanceOf(custodyBalances(ledger), 1, 'original')).toMatchObject({ atCentre: 0, verified: 1 })
  })

  it('does not miss an original that was kept, found in order and returned', () => {
    const ledger = keep([entry({}), entry({ movement: 'returned-verified' })])
    expect(missingMaterials([idCard], ledger)).toEqual([])
    expect(unsettledOriginals(ledger)).toBe(0)
    expect(keep([entry({ movement: 'returned-verified' })])).toEqual([])
  })

  it('asks for a paper that is only shown to be seen, and a copy of it does for it too', () => {
    const card = { ...idCard, form: 'shown' } as const
    expect(usuallyHandedIn('shown')).toEqual({ form: 'original', verified: true })
    expect(missingMaterials([card], [])).toEqual([card])
    expect(missingMaterials([card], keep([entry({ movement: 'verified' })]))).toEqual([])
    expect(missingMaterials([card], keep([entry({ form: 'copy' })]))).toEqual([])
  })

  it('an original that is given back is not missed; only what goes back to be mended is', () => {
    for (const wanted of ['original', 'either', 'shown'] as const) {
      const movement = givenBackAs(wanted, 'original', false)
      const ledger = keep([entry({}), entry({ movement })])
      expect(missingMaterials([{ ...idCard, form: wanted }], ledger)).toEqual([])
      expect(unsettledOriginals(ledger)).toBe(0)
    }
    expect(givenBackAs('copy', 'original', false)).toBe('returned')
    expect(givenBackAs('original', 'copy', false)).toBe('returned')
    expect(givenBackAs('original', 'original', true)).toBe('returned')
  })

  it('wants as many as are asked for, seen and kept together', () => {
    const two = { ...idCard, count: 2 }
    expect(missingMaterials([two], keep([entry({ movement: 'verified' })]))).toEqual([two])
    expect(missingMaterials([two], keep([entry({ movement: 'verified' }), entry({})]))).toEqual([])
  })

  it('misses it again when the look was a slip that was taken back', () => {
    const ledger = keep([entry({ movement: 'verified' }), entry({ movement: 'verified', reverses: 1 })])
    expect(ledger).toHaveLength(2)
    expect(missingMaterials([idCard], ledger)).toEqual([idCard])
  })

  it('keeps asking for a copy where a copy is wanted, for a look leaves no paper', () => {
    const copy = { ...idCard, form: 'copy' } as const
    expect(missingMaterials([copy], keep([entry({ movement: 'verified' })]))).toEqual([copy])
  })

  it('verifies originals only', () => {
    const look = entry({ movement: 'verified', form: 'copy' })
    expect(custodyFault([], look)).toBe('only-originals-verified')
    expect(custodyFault(keep([entry({ form: 'copy' })]), { ...look, movement: 'returned-verified' })).toBe(
      'only-originals-verified',
    )
  })
})
