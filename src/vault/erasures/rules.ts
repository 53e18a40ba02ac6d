/**
 * The ledger of erasures: which records of people were erased, locked or unlocked, and when. It lies beside the database
 * and in every place of backups, so that what was erased stays erased when an older copy of the database comes back.
 * A person is meant by the id and the time of their record: an id alone may be somebody else's in another copy.
 */
import { z } from 'zod'
import { instant, rowId } from '#ground/contract/fields'

export const erasureActions = ['erase', 'lock', 'unlock'] as const
export type ErasureAction = (typeof erasureActions)[number]

/** Ids of the rows that stay, by kind of record; a kind that is not named keeps nothing. */
export const keptRows = z.record(z.string().max(60), z.array(rowId).readonly())
export type KeptRows = Readonly<Record<string, readonly number[]>>

export const ledgerEntry = z.strictObject({
  action: z.enum(erasureActions),
  /** The record of the person. */
  id: rowId,
  /** When that record was made, UTC milliseconds. */
  createdAt: instant,
  /** When it was erased or locked, UTC milliseconds. */
  at: instant,
  kept: keptRows,
  /** `intended` from before the database commits until after it has. */
  state: z.enum(['intended', 'done']),
})
export type LedgerEntry = z.infer<typeof ledgerEntry>

/** What makes two entries the same, wherever they were read. */
export const entryKey = ({
  action,
  id,
  createdAt,
  at,
}: Pick<LedgerEntry, 'action' | 'id' | 'createdAt' | 'at'>): string =>
  `${String(at).padStart(16, '0')} ${action} ${id} ${createdAt}`

/** Every entry of all ledgers once, in the order of their time; what is done anywhere is done. */
export function mergeLedgers(...ledgers: readonly (readonly LedgerEntry[])[]): readonly LedgerEntry[] {
  const merged = new Map<string, LedgerEntry>()
  for (const entry of ledgers.flat()) {
    const known = merged.get(entryKey(entry))
    if (known?.state !== 'done') merged.set(entryKey(entry), entry)
  }
  return [...merged.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry)
}

/** Entries that the second ledger does not have. */
export function entriesBeyond(
  ledger: readonly LedgerEntry[],
  known: readonly LedgerEntry[],
): readonly LedgerEntry[] {
  const keys = new Set(known.map(entryKey))
  return ledger.filter((entry) => !keys.has(entryKey(entry)))
}

export interface Fate {
  /** What stays of an erased record; null when it was not erased. */
  readonly kept: KeptRows | null
  readonly locked: boolean
}

/** What the entries of one record come to: the last erasure counts, and the last word about the lock. */
export function fateOf(entries: readonly LedgerEntry[]): Fate {
  return mergeLedgers(entries).reduce<Fate>(
    (fate, { action, kept }) => {
      switch (action) {
        case 'erase':
          return { kept, locked: true }
        case 'lock':
          return { ...fate, locked: true }
        case 'unlock':
          return { ...fate, locked: false }
      }
    },
    { kept: null, locked: false },
  )
}
