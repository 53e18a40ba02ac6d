/** What a restore puts aside: where its log ended and what it had erased, as far as a key that is here opens it. */
import { DeskError } from '#ground/contract/errors'
import type { Manifest } from '#vault/backup/contract'
import { deskOf, headOf } from '#vault/backup/contents'
import { restoresOf } from '#vault/log/restores'
import type { AuditHead } from '#vault/log/rules/chain'
import type { LedgerEntry } from '#vault/erasures/rules'
import { erasuresIn } from '../personal-data/erase'
import { openAtRest } from '#vault/store/open'
import type { BackupPlaces } from './places'

export interface PutAside {
  readonly head: AuditHead
  /** How often it had been brought back itself. */
  readonly restores: number
  /** What it had erased and locked itself. */
  readonly erasures: readonly LedgerEntry[]
}

/**
 * Of the desk `desk` alone: another desk's log and erasures say nothing of this one's. Null where no database is there, or
 * none of the keys opens it.
 */
export function whatIsPutAside(file: string, keys: readonly Buffer[], desk: string): PutAside | null {
  for (const key of keys) {
    const sqlite = openedAtRest(file, key)
    if (sqlite === null) continue
    try {
      if (deskOf(sqlite) !== desk) return null
      const log = { statement: (sql: string) => sqlite.prepare(sql) }
      return { head: headOf(sqlite), restores: restoresOf(log), erasures: erasuresIn(log) }
    } finally {
      sqlite.close()
    }
  }
  return null
}

/** Null for a database that is not there, or that this key does not open. */
export function openedAtRest(file: string, key: Buffer) {
  try {
    return openAtRest(file, key)
  } catch (error) {
    if (error instanceof DeskError) return null
    throw error
  }
}

/** How often a desk was brought back, as far as the backups in its places know: one that was put aside may have known more. */
export async function restoresInPlaces(
  places: BackupPlaces,
  { desk }: Pick<Manifest, 'desk'>,
): Promise<number> {
  const listed = await places.list()
  return Math.max(
    0,
    ...listed.flatMap(({ backups }) =>
      backups.flatMap(({ manifest }) => (manifest?.desk === desk ? (manifest.restores ?? 0) : [])),
    ),
  )
}
