/**
 * Carries out in a file that not everyone can open what was erased in the desk's own. What is asked is what the desk's database says,
 * which a restore has brought up to date; what is done stands in the file itself. Nothing beside it tells of either: whoever sees the folder
 * would read there for whom an erasure waits, and nobody is erased on the word of a file that everyone can write.
 */
import type { Reader } from '#desk/rpc/call'
import { ledgerFileOf } from '#vault/erasures/ledger'
import { entriesBeyond, fateOf } from '#vault/erasures/rules'
import { recordAudit } from '#vault/log/record'
import { removePatiently } from '#vault/store/remove'
import type { Store } from '#vault/store/store'
import { askForCleaning, cleanAfterErasure, erasuresIn, eraseRecord, noteErasures } from './erase'
import type { KeepsPersonalData } from './keeps'

/**
 * Runs whenever the file was opened. Whoever asked for the erasure could not see whether something of the person is under way in this
 * file; while it is, the erasure waits, and is asked for again at the next opening. Returns how many records were erased from it.
 */
export function mendApart(
  keepers: readonly KeepsPersonalData[],
  store: Store,
  desk: Store,
  { now, reader }: { readonly now: number; readonly reader: Reader },
): number {
  const asked = erasuresIn(desk)
  const missing = entriesBeyond(asked, erasuresIn(store))
  const byRecord = Map.groupBy(missing, ({ id, createdAt }) => `${id} ${createdAt}`)
  let erasedRecords = 0
  for (const entries of byRecord.values()) {
    const [{ id, createdAt } = { id: 0, createdAt: 0 }] = entries
    if (keepers.some((keeper) => keeper.records(reader, [id]).some(({ open }) => open))) continue
    store.sqlite
      .transaction(() => {
        const call = { now, statement: (sql: string) => store.statement(sql) }
        noteErasures(call, entries)
        const { kept } = fateOf(asked.filter((entry) => entry.id === id && entry.createdAt === createdAt))
        // Whether a record is locked is looked up in the desk's own file.
        if (kept === null) return
        const erased = eraseRecord(call, keepers, id, kept)
        erasedRecords += 1
        recordAudit(store, {
          at: now,
          staffId: null,
          procedure: 'desk.applyErasures',
          outcome: 'done',
          subject: `resident:${id}`,
          change: { fate: 'erased', erased },
        })
        askForCleaning(call)
      })
      .immediate()
  }
  // Earlier versions kept one here.
  removePatiently(ledgerFileOf(store.file))
  cleanAfterErasure(store)
  return erasedRecords
}
