/** The file of the erasure ledger, `erasures.json`: authenticated, so that nobody without the keys can add to it or take from it. */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import { z } from 'zod'
import { canonical } from '../log/rules/canonical'
import { deskFile, filesOfDesk } from '../files'
import { replaceFile } from '../store/files'
import { ledgerEntry, type LedgerEntry } from './rules'
import { renamePatiently } from '../store/rename'

/** Its name in the data folder, of the desk's own file: what it says is asked of the others, too. */
export const ledgerFileName = 'erasures.json'

/** Beside the database; that of another file is named by it. */
export const ledgerFileOf = (database: string): string => {
  const { dir, name } = parse(database)
  return join(dir, name === deskFile(filesOfDesk).name ? ledgerFileName : `erasures-${name}.json`)
}

const ledgerFile = z.strictObject({
  version: z.literal(1),
  entries: z.array(ledgerEntry),
  mac: z.string(),
})

export type LedgerReading =
  | { readonly state: 'missing' }
  /** Not a ledger, or not one that was made with any of the keys. */
  | { readonly state: 'damaged' }
  | { readonly state: 'sound'; readonly entries: readonly LedgerEntry[] }

/** The file's text, under a key derived from the audit key. */
export function ledgerText(entries: readonly LedgerEntry[], auditKey: Buffer): string {
  const mac = macOf(entries, auditKey).toString('hex')
  return JSON.stringify({ version: 1, entries, mac }, null, 1)
}

/** Reads a ledger's text; one of the audit keys has to have made it. */
export function readLedgerText(text: string, auditKeys: readonly Buffer[]): LedgerReading {
  try {
    const { entries, mac } = ledgerFile.parse(JSON.parse(text))
    const given = Buffer.from(mac, 'hex')
    const sound = auditKeys.some((key) => {
      const own = macOf(entries, key)
      return own.length === given.length && timingSafeEqual(own, given)
    })
    return sound ? { state: 'sound', entries } : { state: 'damaged' }
  } catch {
    return { state: 'damaged' }
  }
}

export function readLedger(file: string, auditKeys: readonly Buffer[]): LedgerReading {
  return existsSync(file) ? readLedgerText(readFileSync(file, 'utf8'), auditKeys) : { state: 'missing' }
}

/** Durable when it returns; after a crash the file is the old one or the new. */
export function writeLedger(file: string, entries: readonly LedgerEntry[], auditKey: Buffer): void {
  replaceFile(file, ledgerText(entries, auditKey))
}

/** Puts a file that cannot be read as a ledger aside, under a name of its own. `now` in UTC milliseconds. */
export function setAside(file: string, now: number): void {
  renamePatiently(file, `${file}.damaged-${now}`)
}

function macOf(entries: readonly LedgerEntry[], auditKey: Buffer): Buffer {
  const key = Buffer.from(hkdfSync('sha256', auditKey, '', 'linli-desk erasures', 32))
  return createHmac('sha256', key).update(canonical(entries)).digest()
}
