/** What a restore puts aside: where its log ended and what it had erased, as far as a key that is here opens it. */
import { DeskError } from '#ground/contract/errors'
import type { Manifest } from '#vault/backup/contract'
import { deskOf, headOf } from '#vault/backup/contents'
import { damageOf } from '#vault/damage/rules/causes'
import { restoresOf } from '#vault/log/restores'
import type { AuditHead } from '#vault/log/rules/chain'
import type { LedgerEntry } from '#vault/erasures/rules'
import { erasuresIn, type Locking } from '../personal-data/erase'
import { openAtRest } from '#vault/store/open'
import type { HasStatements } from '#vault/store/store'
import type { BackupPlaces } from './places'
import { changedSince, leftHere, protectedSince, type TakenSince } from './taken-since'

/** Of most: null where that part cannot be read. What is brought back is brought back because something here is damaged. */
export interface PutAside {
  readonly head: AuditHead | null
  /** How often it had been brought back itself. */
  readonly restores: number | null
  /** What it had erased and locked itself. */
  readonly erasures: readonly LedgerEntry[] | null
  /** What it had taken from people since; nothing of a kind that cannot be read. */
  readonly taken: TakenSince
}

export interface KeysOfDesk {
  /** Of the backup: what this one opens is its own desk, whether its log can be read or not. */
  readonly ofBackup: Buffer
  /** That of here, where the keys were changed since. */
  readonly ofHere: Buffer | null
}

/**
 * Of the desk `desk` alone, held against `copy`, which takes its place: another desk's log and erasures say nothing of this one's. Null where no database is there, or
 * none of the keys opens it.
 */
export function whatIsPutAside(
  file: string,
  keys: KeysOfDesk,
  { desk, copy, locking }: { readonly desk: string; readonly copy: HasStatements; readonly locking: Locking },
): PutAside | null {
  for (const key of [keys.ofBackup, keys.ofHere]) {
    const sqlite = key === null ? null : openedAtRest(file, key)
    if (sqlite === null) continue
    try {
      const found = unlessDamaged(() => deskOf(sqlite))
      if (found === null ? key !== keys.ofBackup : found !== desk) return null
      const log = { statement: (sql: string) => sqlite.prepare(sql) }
      return {
        head: unlessDamaged(() => headOf(sqlite)),
        restores: unlessDamaged(() => restoresOf(log)),
        erasures: unlessDamaged(() => erasuresIn(log)),
        taken: {
          left: unlessDamaged(() => leftHere(log)) ?? [],
          ...(unlessDamaged(() => changedSince(log, copy)) ?? {
            passwords: [],
            roles: [],
            recoveryKey: false,
          }),
          protections: unlessDamaged(() => protectedSince(log, copy, locking)) ?? [],
        },
      }
    } finally {
      sqlite.close()
    }
  }
  return null
}

/** Null for a database that is not there, that this key does not open, or that the disk does not give. */
export function openedAtRest(file: string, key: Buffer) {
  try {
    return unlessDamaged(() => openAtRest(file, key))
  } catch (error) {
    if (error instanceof DeskError) return null
    throw error
  }
}

/** What can be read of a damaged database is read: one page that is lost takes nothing else along. */
export function unlessDamaged<Read>(read: () => Read): Read | null {
  try {
    return read()
  } catch (error) {
    if (damageOf(error) === null) throw error
    return null
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
