/** Erases records of people through every feature that keeps something of them, and says so in the database and in the ledger. */
import { z } from 'zod'
import { forgetSetting, readSetting, writeSetting } from '../session/settings'
import { canonical } from '#vault/log/rules/canonical'
import type { Erasure, Eraser, KeepsPersonalData } from './keeps'
import type { HasStatements, Store } from '#vault/store/store'
import { expectErasures } from './trusted'
import { ledgerFileOf, readLedger, setAside, writeLedger } from '#vault/erasures/ledger'
import {
  entriesBeyond,
  erasureActions,
  keptRows,
  mergeLedgers,
  type KeptRows,
  type LedgerEntry,
} from '#vault/erasures/rules'

/**
 * Lets append-only rows of one resident, or of one thing (`visit`) of somebody who is not in the register, go while `work`
 * runs; nobody else's, and nothing else ever. Call it inside the transaction.
 */
export function whileErasing<Result>(
  call: HasStatements,
  subject: string,
  id: number,
  work: () => Result,
): Result {
  call.statement('INSERT INTO erasing (only, subject, id, until_commit) VALUES (1, ?, ?, 0)').run(subject, id)
  try {
    return work()
  } finally {
    call.statement('DELETE FROM erasing').run()
  }
}

export type ErasedRows = Readonly<Record<string, number>>

/** Erases one record through every feature, in their order. Returns how many rows of each kind went. */
export function eraseRecord(
  call: Eraser,
  keepers: readonly KeepsPersonalData[],
  resident: number,
  kept: KeptRows,
): ErasedRows {
  const words = keepers.flatMap((keeper) => [...(keeper.words?.(call, resident) ?? [])])
  const erasure: Erasure = { resident, kept, words: [...new Set(words)].filter((word) => word !== '') }
  return whileErasing(call, 'resident', resident, () =>
    Object.fromEntries(keepers.flatMap((keeper) => Object.entries(keeper.erase(call, erasure)))),
  )
}

/** A protection that holds; its days are `YYYY-MM-DD`, `setAt` is UTC milliseconds, `setBy` an id of the staff. */
export interface Protection {
  readonly basis: string
  readonly since: string
  readonly until: string | null
  readonly setAt: number
  readonly setBy: number
}

/** Hides a record from everyone but who answers for personal data, or shows it again. */
export interface Locking {
  /** True while the record that was made at that instant is there; ids are given anew after an erasure. */
  isThere(call: HasStatements, resident: number, createdAt: number): boolean
  /** Every record of somebody under protection. */
  protectedIn(call: HasStatements): readonly { readonly id: number; readonly createdAt: number }[]
  /** The one that holds for a record, or null. */
  protectionOf(call: HasStatements, resident: number): Protection | null
  /** Sets a protection of another copy of the same desk. */
  protect(call: HasStatements, resident: number, protection: Protection): void
  setLocked(call: Eraser, resident: number, locked: boolean): void
}

/** Writes entries of the ledger into the database; those it has already are passed over. */
export function noteErasures(call: HasStatements, entries: readonly LedgerEntry[]): void {
  const note = call.statement(
    'INSERT OR IGNORE INTO erasures (action, record, created_at, at, kept) VALUES (?, ?, ?, ?, ?)',
  )
  for (const { action, id, createdAt, at, kept } of entries) {
    note.run(action, id, createdAt, at, JSON.stringify(kept))
  }
}

const erasureRow = z
  .object({
    action: z.enum(erasureActions),
    record: z.number(),
    created_at: z.number(),
    at: z.number(),
    kept: z.string(),
  })
  .transform((row): LedgerEntry => ({
    action: row.action,
    id: row.record,
    createdAt: row.created_at,
    at: row.at,
    kept: keptRows.parse(JSON.parse(row.kept)),
    state: 'done',
  }))

/** What the database itself says was erased and locked. */
export const erasuresIn = (call: HasStatements): readonly LedgerEntry[] =>
  z
    .array(erasureRow)
    .parse(
      call.statement('SELECT action, record, created_at, at, kept FROM erasures ORDER BY sequence').all(),
    )

const erasuresOf = (call: HasStatements, records: readonly number[]): readonly LedgerEntry[] =>
  z.array(erasureRow).parse(
    call
      .statement(
        `SELECT action, record, created_at, at, kept FROM erasures
            WHERE record IN (SELECT value FROM json_each(?)) ORDER BY sequence`,
      )
      .all(JSON.stringify(records)),
  )

/** Of these records those that were erased in the desk's own file and not yet in one that not everyone can open. */
export const erasuresAwaited = (
  desk: HasStatements,
  apart: HasStatements,
  records: readonly number[],
): ReadonlySet<number> =>
  new Set(
    entriesBeyond(erasuresOf(desk, records), erasuresOf(apart, records)).flatMap(({ action, id }) =>
      action === 'erase' ? [id] : [],
    ),
  )

/** The ledger of an open store, as the file beside it and the database say together. */
export class ErasureLedger {
  readonly #store: Store
  readonly #file: string

  constructor(store: Store) {
    this.#store = store
    this.#file = ledgerFileOf(store.file)
  }

  /** A file that cannot be read is put aside; the database knows everything that happened to itself. */
  read(now: number): readonly LedgerEntry[] {
    const reading = readLedger(this.#file, [this.#store.lastingKey])
    if (reading.state === 'damaged') setAside(this.#file, now)
    return mergeLedgers(reading.state === 'sound' ? reading.entries : [], erasuresIn(this.#store))
  }

  /**
   * Notes in the database, before anything else, that something is about to be erased or locked: only what it knows of itself is
   * carried out after a crash. Call it outside a transaction.
   */
  expect(now: number | null): void {
    expectErasures(this.#store, now)
  }

  /** Durable when it returns: call it before the transaction that erases commits. */
  intend(entries: readonly LedgerEntry[], now: number): void {
    this.#write(mergeLedgers(this.read(now), entries))
  }

  /** Brings the file up to what the database says: after a commit, and whenever a store was opened. */
  settle(now: number): void {
    const settled = this.read(now)
    const reading = readLedger(this.#file, [this.#store.lastingKey])
    const written = reading.state === 'sound' ? reading.entries : []
    if (canonical(settled) !== canonical(written)) this.#write(settled)
    expectErasures(this.#store, null)
  }

  /** The transaction did not commit, and the person who asked was told so. */
  withdraw(entries: readonly LedgerEntry[], now: number): void {
    const withdrawn = entriesBeyond(entries, erasuresIn(this.#store))
    this.#write(entriesBeyond(this.read(now), withdrawn))
    expectErasures(this.#store, null)
  }

  #write(entries: readonly LedgerEntry[]): void {
    writeLedger(this.#file, entries, this.#store.lastingKey)
  }
}

const cleaningKey = 'erasures.cleaning'

/** Notes, in the transaction of an erasure, that the write-ahead log still holds what was erased. */
export function askForCleaning(call: HasStatements): void {
  writeSetting(call, cleaningKey, true)
}

/**
 * Empties the log into the file, where `secure_delete` has overwritten what was erased; takes as long as what the log holds is
 * large, and not as the file is: writing that anew would hold a desk of ten years for a minute. False when something else is reading
 * just now: the next erasure or start does it.
 */
export function cleanAfterErasure(store: Store): boolean {
  if (readSetting(store, cleaningKey) === null) return true
  try {
    const busy = store.sqlite.pragma('wal_checkpoint(TRUNCATE)', { simple: true })
    // Until the log has been emptied into it, the file holds what was erased, and the note has to outlast this run.
    if (busy !== 0) return false
    forgetSetting(store, cleaningKey)
    return true
  } catch {
    return false
  }
}
