/** What the rules refuse of a paper's custody, the database refuses too, whoever writes to it. */
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  custodyFault,
  unsettledOriginals,
  type CustodyEntry,
  type NewCustodyEntry,
} from '#features/service-requests/materials/rules'
import { movements } from '#features/service-requests/requests/contract/words'
import { custodyLedger, originalsHereOf } from '#features/service-requests/schema/materials'
import { ledgerTriggers } from '#vault/ledgers/triggers'
import { newDatabase } from '#vault/store/addon'

/** The table as far as its triggers look at it. */
function custodyTable() {
  const file = newDatabase(':memory:')
  file.exec(`CREATE TABLE custody_entries (id INTEGER PRIMARY KEY, request_id INTEGER NOT NULL, material_id INTEGER NOT NULL,
    form TEXT NOT NULL, movement TEXT NOT NULL, count INTEGER NOT NULL, holder TEXT, reverses INTEGER UNIQUE) STRICT`)
  for (const trigger of ledgerTriggers(custodyLedger)) file.exec(trigger)
  const insert = file.prepare(
    `INSERT INTO custody_entries (request_id, material_id, form, movement, count, holder, reverses)
     VALUES (1, @materialId, @form, @movement, @count, @holder, @reverses)`,
  )
  const originals = file.prepare(`SELECT ${originalsHereOf('1')}`).pluck()
  return {
    originals: () => originals.get(),
    write(entry: NewCustodyEntry): number | null {
      try {
        return Number(insert.run(entry).lastInsertRowid)
      } catch {
        return null
      }
    },
  }
}

/** What only the rules ask: that a hand-over names someone, and that a copy is not verified. */
const onlyRules = new Set(['holder-needed', 'only-originals-verified'])

const wish = fc.record({
  materialId: fc.constantFrom(1, 2),
  form: fc.constantFrom('original' as const, 'copy' as const),
  movement: fc.constantFrom(...movements),
  count: fc.integer({ min: 1, max: 3 }),
  holder: fc.constantFrom(null, 'worker:1', 'other:街道窗口'),
  reversed: fc.option(fc.nat(20), { freq: 4 }),
})

describe('the custody ledger in the database', () => {
  it('takes and refuses what the rules take and refuse', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 30 }), (wishes) => {
        const table = custodyTable()
        const ledger: CustodyEntry[] = []
        for (const { reversed, ...asked } of wishes) {
          const old = reversed === null ? undefined : ledger[reversed]
          const entry =
            old === undefined ? { ...asked, reverses: null } : { ...old, id: undefined, reverses: old.id }
          const fault = custodyFault(ledger, entry)
          if (fault !== null && onlyRules.has(fault)) continue
          const id = table.write(entry)
          expect(id === null).toBe(fault !== null)
          if (id === null) continue
          ledger.push({ ...entry, id })
          expect(table.originals()).toBe(unsettledOriginals(ledger))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is kept so by the migration that brings it to a desk that is there', () => {
    const sql = readFileSync('resources/migrations/desk/0002_custody-lots.sql', 'utf8')
    for (const trigger of ledgerTriggers(custodyLedger)) expect(sql).toContain(trigger)
  })
})
