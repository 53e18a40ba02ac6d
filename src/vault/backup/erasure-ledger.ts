/** Takes the ledger of erasures to every place of backups and back: what was erased stays erased in an older backup, too. */
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ledgerFileName, readLedgerText, writeLedger } from '../erasures/ledger'
import { mergeLedgers, type LedgerEntry } from '../erasures/rules'
import { replaceFile } from '../store/files'
import { inTime } from './reach'

/** Its name at the root of a place: two desks may share the place. */
const ledgerInPlace = (desk: string): string => `erasures-${desk}.json`

/** Puts the ledger of a data folder, where it has one, at the root of a place. Throws the error of the file system. */
export function bringLedgerAlong(dataDir: string, place: string, desk: string): void {
  const ledger = join(dataDir, ledgerFileName)
  if (!existsSync(ledger)) return
  replaceFile(join(place, ledgerInPlace(desk)), readFileSync(ledger, 'utf8'))
}

export interface LedgerSources {
  /** The data folder as it is now. */
  readonly dataDir: string
  /** The folder in which what is to take its place is prepared. */
  readonly staged: string
  readonly places: readonly string[]
  /** Which desk the backup is of. */
  readonly desk: string
}

/**
 * Puts one ledger into the prepared folder, made of all that are found. `auditKeys`: the backup's own first, then others
 * with which a ledger may have been made since. Returns whether there is one, and how many could not be read.
 */
export async function mergeLedgersInto(
  { dataDir, staged, places, desk }: LedgerSources,
  auditKeys: readonly [Buffer, ...Buffer[]],
): Promise<{ readonly there: boolean; readonly unread: number }> {
  const files = [
    join(staged, ledgerFileName),
    join(dataDir, ledgerFileName),
    ...places.map((place) => join(place, ledgerInPlace(desk))),
  ]
  const texts = await Promise.all(files.map((file) => inTime(readFile(file, 'utf8')).catch(() => null)))
  const found = texts.flatMap((text) => (text === null ? [] : [readLedgerText(text, auditKeys)]))
  const entries: readonly LedgerEntry[] = mergeLedgers(
    ...found.map((reading) => (reading.state === 'sound' ? reading.entries : [])),
  )
  if (found.length > 0) writeLedger(join(staged, ledgerFileName), entries, auditKeys[0])
  return { there: found.length > 0, unread: found.filter(({ state }) => state === 'damaged').length }
}
