/**
 * Erases and locks again what an older copy of the database brought back, or a crash left half done. Nobody who is here is erased on
 * the word of a file: what the database does not know of itself is held back, hidden while it is little, and shown to the manager.
 */
import { z } from 'zod'
import { recordAudit } from '#vault/log/record'
import { restoresIn } from '#vault/log/restores'
import { entriesBeyond, entryKey, fateOf, type LedgerEntry } from '#vault/erasures/rules'
import type { HasStatements, Store } from '#vault/store/store'
import { forgetSetting, readSetting, writeSetting } from '../session/settings'
import { askForCleaning, erasuresIn, eraseRecord, noteErasures, type ErasedRows, type Locking } from './erase'
import type { Eraser, KeepsPersonalData } from './keeps'
import { trustedBy } from './trusted'

export interface Applying {
  readonly keepers: readonly KeepsPersonalData[]
  readonly locking: Locking
  /** UTC milliseconds. */
  readonly now: number
}

/** More records than this are not even hidden: a ledger that names so many at once is more likely a forged one. */
export const mostHidden = 5

/** What a manager confirms at a time, at most. */
export const mostConfirmed = 50

const heldBackKey = 'erasures.held-back'

/** Entries of one record; of one that is here, and of one of which the database knows nothing itself. */
interface OfRecord {
  readonly id: number
  readonly createdAt: number
  readonly entries: readonly LedgerEntry[]
}

function ofRecords(entries: readonly LedgerEntry[]): readonly OfRecord[] {
  const byRecord = Map.groupBy(entries, ({ id, createdAt }) => `${id} ${createdAt}`)
  return [...byRecord.values()].flatMap((found) => {
    const [first] = found
    return first === undefined ? [] : [{ id: first.id, createdAt: first.createdAt, entries: found }]
  })
}

/** Returns how many records it touched. */
export function applyErasures(store: Store, ledger: readonly LedgerEntry[], applying: Applying): number {
  const { locking, now } = applying
  const isTrusted = trustedBy(store)
  const records = ofRecords(entriesBeyond(ledger, erasuresIn(store)))
  const mayApply = ({ id, createdAt, entries }: OfRecord) =>
    entries.every(isTrusted) || !locking.isThere(store, id, createdAt)
  let touched = 0
  for (const record of records.filter(mayApply)) {
    const call: Eraser = { now, statement: (sql) => store.statement(sql) }
    store.sqlite
      .transaction(() => {
        const done = applyTo(call, ledger, record, applying)
        if (done === null) return
        touched += 1
        recordAudit(store, {
          at: now,
          staffId: null,
          procedure: 'desk.applyErasures',
          outcome: 'done',
          subject: `resident:${record.id}`,
          change: done,
        })
      })
      .immediate()
  }
  holdBack(
    store,
    ledger,
    records.filter((record) => !mayApply(record)),
    applying,
  )
  return touched
}

/** Null where the record is not here: then there is nothing to do but to know of it. */
function applyTo(
  call: Eraser,
  ledger: readonly LedgerEntry[],
  { id, createdAt, entries }: OfRecord,
  { keepers, locking }: Pick<Applying, 'keepers' | 'locking'>,
): { readonly fate: string; readonly erased: ErasedRows | null } | null {
  noteErasures(call, entries)
  if (!locking.isThere(call, id, createdAt)) return null
  const { kept, locked } = fateOf(ledger.filter((entry) => entry.id === id && entry.createdAt === createdAt))
  if (kept === null) {
    locking.setLocked(call, id, locked)
    return { fate: locked ? 'locked' : 'unlocked', erased: null }
  }
  const erased = eraseRecord(call, keepers, id, kept)
  askForCleaning(call)
  return { fate: 'erased', erased }
}

/** Hides them while they are few, which can be taken back, and says so once. Nobody is shown again on the word of a file. */
function holdBack(
  store: Store,
  ledger: readonly LedgerEntry[],
  records: readonly OfRecord[],
  { locking, now }: Applying,
): void {
  const keys = records.flatMap(({ entries }) => entries.map(entryKey)).toSorted()
  const before = heldBackIn(store)
  if (keys.length === before.length && keys.every((key, at) => key === before[at])) return
  const hides = records.length <= mostHidden
  store.sqlite
    .transaction(() => {
      if (keys.length === 0) forgetSetting(store, heldBackKey)
      else writeSetting(store, heldBackKey, keys)
      if (keys.length === 0) return
      const call: Eraser = { now, statement: (sql) => store.statement(sql) }
      for (const { id, createdAt } of hides ? records : []) {
        const fate = fateOf(ledger.filter((entry) => entry.id === id && entry.createdAt === createdAt))
        if (fate.locked || fate.kept !== null) locking.setLocked(call, id, true)
      }
      recordAudit(store, {
        at: now,
        staffId: null,
        procedure: 'desk.holdErasuresBack',
        outcome: 'failed',
        subject: `erasures:${records.length}`,
        change: 'backups.erasures-held-back',
      })
    })
    .immediate()
}

const heldBackIn = (store: HasStatements): readonly string[] =>
  z.array(z.string()).safeParse(readSetting(store, heldBackKey)).data ?? []

/** A record that a ledger names and this database knows nothing of. */
export interface HeldBack {
  readonly id: number
  readonly fate: 'erased' | 'locked'
  /** When it was erased or locked, by the ledger; UTC milliseconds. */
  readonly at: number
}

/** Records that are held back, in the order of their numbers; those alone that would be erased or locked. */
export const heldBack = (
  call: HasStatements,
  ledger: readonly LedgerEntry[],
  locking: Locking,
): readonly (HeldBack & OfRecord)[] =>
  ofRecords(entriesBeyond(ledger, erasuresIn(call)))
    .filter(({ id, createdAt }) => locking.isThere(call, id, createdAt))
    .flatMap((record) => {
      const { kept, locked } = fateOf(record.entries)
      const at = Math.max(...record.entries.map((entry) => entry.at))
      if (kept === null && !locked) return []
      return [{ ...record, fate: kept === null ? ('locked' as const) : ('erased' as const), at }]
    })
    .toSorted((one, other) => one.id - other.id)

/** Whether what a ledger says may be believed when a manager confirms it: only a desk that was brought back lacks what was erased. */
export const mayBeConfirmed = (call: HasStatements): boolean => restoresIn(call).length > 0

/** Carries out what a manager confirmed; inside a transaction, after a backup that was proved. */
export function carryOut(
  call: Eraser,
  ledger: readonly LedgerEntry[],
  records: readonly OfRecord[],
  applying: Pick<Applying, 'keepers' | 'locking'>,
): void {
  for (const record of records) applyTo(call, ledger, record, applying)
}
