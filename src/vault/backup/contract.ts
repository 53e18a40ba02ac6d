/** What a backup says of itself, where backups lie, and how one is brought back: what both sides share. */
import { z } from 'zod'
import { refusalParameters } from '#ground/contract/errors'
import { instant } from '#ground/contract/fields'
import { progress } from '#ground/contract/procedure'

/** Why a backup was made. `sign-out` also when the program was closed; `migration` before a new version changes the file. */
export const backupReasons = ['sign-out', 'interval', 'migration', 'by-hand', 'before-restore'] as const
export type BackupReason = (typeof backupReasons)[number]

/** Rows of each table. */
const tables = z.record(z.string().max(80), z.number().int().min(0))

/** Where an audit log ended: what is outside the database cannot be changed from inside. */
const auditHead = z.strictObject({ sequence: z.number().int().min(0), mac: z.string().max(64) })

const fileName = z.string().regex(/^[a-z]{1,40}$/)

/**
 * A database beside the desk's own. `proved`: opened with its key, checked and counted; `copied`: nobody with its key was
 * here, so its encrypted pages were copied and hashed, and not opened; `failed`: opened, or tried, and not as it should be.
 */
export const fileApart = z.discriminatedUnion('state', [
  z.strictObject({
    name: fileName,
    state: z.literal('proved'),
    /** Its counts and where its log ends, sealed under its key. */
    note: z.string().max(100_000),
  }),
  z.strictObject({ name: fileName, state: z.literal('copied') }),
  z.strictObject({ name: fileName, state: z.literal('failed'), code: z.string().max(80) }),
])
export type FileApart = z.infer<typeof fileApart>

/** No desk was brought back more often. A manifest that says so all the same was forged, and must not count a desk beyond what one can say. */
export const mostRestores = 1_000_000

/** Later there is no day `YYYY-MM-DD`, by which backups are kept and cleared away. */
const lastInstant = Date.UTC(9999, 11, 31)

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** `manifest.json` of a backup. Nothing in it names a person: the file lies on sticks in the clear. */
export const manifest = z.strictObject({
  format: z.literal(1),
  /** Version of the program that made it. */
  program: z.string().min(1).max(40),
  /** The last migration of its database; empty for one without. */
  schema: z.string().max(80),
  /** UTC milliseconds. */
  at: instant.max(lastInstant),
  reason: z.enum(backupReasons),
  /** Which desk it is of: digest of the first row of its audit log. Two desks may share a place. */
  desk: z.string().max(64),
  tables,
  files: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[\w.-]{1,80}$/),
        /** Bytes. */
        size: z.number().int().min(0),
        sha256,
      }),
    )
    .min(1)
    .max(20),
  auditHead,
  /**
   * How often the desk had been brought back until then: after a restore the log goes on from an earlier row, and what is made
   * then is newer all the same. Left out where it never was.
   */
  restores: z.number().int().min(1).max(mostRestores).optional(),
  /** The other databases of the desk; left out where it has none. What stands above is of its own file. */
  apart: z.array(fileApart).min(1).max(10).optional(),
})
export type Manifest = z.infer<typeof manifest>

/** A backup as it is listed: `manifest` is null where it cannot be read, and then nothing is restored from it. */
export const listedBackup = z.strictObject({
  name: z.string(),
  /** UTC milliseconds. */
  at: instant,
  manifest: manifest.nullable(),
  /** Made by a newer program, with tables that this one does not know. */
  newer: z.boolean(),
})
export type ListedBackup = z.infer<typeof listedBackup>

/** What the order of backups goes by. */
export interface Ordered {
  readonly name: string
  /** UTC milliseconds. */
  readonly at: number
  readonly manifest: Pick<Manifest, 'desk' | 'auditHead' | 'restores'> | null
}

/**
 * The newer one first, of one desk: by where its log had come to, because a clock that was wrong for a day would make its
 * backups the newest for years. The clock decides between two of one moment, and the name between two of one millisecond.
 */
export function newerFirst(one: Ordered, other: Ordered): number {
  const restores = (other.manifest?.restores ?? 0) - (one.manifest?.restores ?? 0)
  const rows = (other.manifest?.auditHead.sequence ?? -1) - (one.manifest?.auditHead.sequence ?? -1)
  return restores || rows || other.at - one.at || (one.name < other.name ? 1 : -1)
}

/**
 * Backups of one place or several, the newest first. Logs of two desks that share a place say nothing of each other: each desk's
 * stand together, first those of the desk that made one last; what nobody can read comes at the end.
 */
export function inOrder<Backup extends Ordered>(backups: readonly Backup[]): readonly Backup[] {
  const desks = Map.groupBy(backups, ({ manifest }) => manifest?.desk ?? null)
  const groups = [...desks].map(([desk, ofDesk]) => ({ desk, ofDesk: ofDesk.toSorted(newerFirst) }))
  const lastOf = ({ ofDesk }: { readonly ofDesk: readonly Backup[] }) => ofDesk[0]?.at ?? 0
  return groups
    .sort(
      (one, other) => Number(one.desk === null) - Number(other.desk === null) || lastOf(other) - lastOf(one),
    )
    .flatMap(({ ofDesk }) => ofDesk)
}

/** How a place stands. `away`: not plugged in, not connected; `full`, `read-only`: nothing can be put there. */
export const placeStates = ['works', 'away', 'full', 'read-only'] as const
export type PlaceState = (typeof placeStates)[number]

/** The folder that holds the backups, as an absolute path. */
export const folderPath = z.string().trim().min(1, 'required').max(1000, 'too-long')

export const knownPlace = z.strictObject({
  place: z.enum(['first', 'second', 'chosen']),
  folder: z.string(),
  state: z.enum(placeStates),
  backups: z.array(listedBackup),
})
export type KnownPlace = z.infer<typeof knownPlace>

/** The making, proving or restoring that goes on now; or a change of keys, which none of them may run beside. */
export const underWay = z.strictObject({
  what: z.enum(['backup', 'proof', 'drill', 'restore', 'rotation']),
  reason: z.enum(backupReasons).nullable(),
  progress,
})
export type UnderWay = z.infer<typeof underWay>

/** How the last backup ended. */
export const lastAttempt = z.strictObject({
  /** When it was begun, UTC milliseconds. */
  at: instant,
  /** Why there is no backup of it; null when there is one. */
  code: z.string().max(80).nullable(),
  /** What the refusal names: a file, a folder. Earlier versions kept none. */
  parameters: refusalParameters.default({}),
})
export type LastAttempt = Readonly<z.infer<typeof lastAttempt>>
