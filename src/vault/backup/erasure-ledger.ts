/** Takes the ledger of erasures to every place of backups and back: what was erased stays erased in an older backup, too. */
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ledgerFileName, readLedgerText, writeLedger } from '../erasures/ledger'
import { mergeLedgers, type LedgerEntry } from '../erasures/rules'
import { replaceFile } from '../store/files'
import { backupsIn } from './place'
import { askPlace } from './reach'

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
 * with which a ledger may have been made since. Returns whether there is one, how many could not be read, and in how many places one is
 * missing or unreadable beside backups that hold one.
 */
export async function mergeLedgersInto(
  { dataDir, staged, places, desk }: LedgerSources,
  auditKeys: readonly [Buffer, ...Buffer[]],
): Promise<{ readonly there: boolean; readonly unread: number; readonly missing: number }> {
  // Newer backups hold the ledger of their day, and say so: what lies beside them cannot be taken away unseen.
  const inBackups = await Promise.all(places.map((place) => ledgersInBackups(place, desk)))
  const texts = await Promise.all([
    ...[staged, dataDir].map((folder) => readFile(join(folder, ledgerFileName), 'utf8').catch(() => null)),
    ...places.map((place) => textIn(place, ledgerInPlace(desk))),
  ])
  const read = (text: string | null) => (text === null ? [] : [readLedgerText(text, auditKeys)])
  const missing = places.filter(
    (_place, at) => (inBackups[at]?.length ?? 0) > 0 && read(texts[at + 2] ?? null)[0]?.state !== 'sound',
  ).length
  const found = [...texts, ...inBackups.flat()].flatMap(read)
  const entries: readonly LedgerEntry[] = mergeLedgers(
    ...found.map((reading) => (reading.state === 'sound' ? reading.entries : [])),
  )
  if (found.length > 0) writeLedger(join(staged, ledgerFileName), entries, auditKeys[0])
  return {
    there: found.length > 0,
    unread: texts.flatMap(read).filter(({ state }) => state === 'damaged').length,
    missing,
  }
}

/** The ledgers that backups of this desk in a place hold themselves. */
async function ledgersInBackups(place: string, desk: string): Promise<readonly (string | null)[]> {
  const backups = await askPlace(place, () => backupsIn(place)).catch(() => [])
  const holding = backups.filter(
    ({ manifest }) => manifest?.desk === desk && manifest.files.some(({ name }) => name === ledgerFileName),
  )
  return Promise.all(holding.map(({ name }) => textIn(place, join(name, ledgerFileName))))
}

/** Null where it cannot be read. */
const textIn = (place: string, name: string): Promise<string | null> =>
  askPlace(place, () => readFile(join(place, name), 'utf8')).catch(() => null)
