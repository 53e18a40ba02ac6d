/** Which entries of a ledger this database knows of itself: the file beside it is not believed about anyone who is here. */
import { z } from 'zod'
import { instant } from '#ground/contract/fields'
import { entryKey, ledgerEntry, type LedgerEntry } from '#vault/erasures/rules'
import type { HasStatements } from '#vault/store/store'
import { forgetSetting, readSetting, writeSetting } from '../session/settings'

const expectedKey = 'erasures.expected'
const broughtKey = 'erasures.brought'

/** A transaction takes no longer, in milliseconds. */
const oneTransaction = 60 * 1000

/** From now on an erasure is about to be done; with null, none is any more. */
export function expectErasures(database: HasStatements, now: number | null): void {
  if (now === null) forgetSetting(database, expectedKey)
  else writeSetting(database, expectedKey, now)
}

/** Puts down what the desk that a restore replaces had erased and locked: it is done again without asking. */
export function bringErasures(database: HasStatements, entries: readonly LedgerEntry[]): void {
  if (entries.length > 0) writeSetting(database, broughtKey, entries)
}

/** They have been carried out. */
export const forgetBrought = (database: HasStatements): void => {
  if (readSetting(database, broughtKey) !== null) forgetSetting(database, broughtKey)
}

export const broughtErasures = (database: HasStatements): readonly LedgerEntry[] =>
  z.array(ledgerEntry).safeParse(readSetting(database, broughtKey)).data ?? []

/** True for an entry that was under way when the program died, or that a restore brought from the database it replaced. */
export function trustedBy(database: HasStatements): (entry: LedgerEntry) => boolean {
  const brought = new Set(broughtErasures(database).map(entryKey))
  const expected = instant.safeParse(readSetting(database, expectedKey)).data
  return (entry) =>
    brought.has(entryKey(entry)) ||
    (expected !== undefined &&
      entry.state === 'intended' &&
      entry.at >= expected &&
      entry.at < expected + oneTransaction)
}
