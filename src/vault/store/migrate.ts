/**
 * Brings a database file from whatever version it has to this program's, or leaves it as it was.
 *
 * Migrations are known by their file name and never edited once released; `hashes.json` says what each one was. All that
 * are missing run in one transaction, with foreign keys off around it (tables may be rebuilt) and checked inside it.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import { property } from '#ground/property'
import type { MigrationStage } from '../migration/contract'
import type { SQLiteFile } from './open'

export interface Migration {
  /** File name without `.sql`; ids sort in the order they were made. */
  readonly id: string
  readonly sql: string
  /** What this one and all before it make of an empty file, written down at once: tables that were rebuilt are made a single time. */
  readonly atOnce?: string | undefined
}

/** The file beside the migrations that says what all of them make; its first line names the last of them. */
export const atOnceId = 'at-once'
export const headOfAtOnce = (last: string): string => `-- What all migrations up to ${last} make.\n`

/** Reads the migrations of a folder and checks each against its golden hash. */
export function readMigrations(folder: string): readonly Migration[] {
  const golden: unknown = JSON.parse(readFileSync(join(folder, 'hashes.json'), 'utf8'))
  const read = (id: string): Migration => {
    // Line endings may have been changed by a checkout; the meaning has not.
    const sql = readFileSync(join(folder, `${id}.sql`), 'utf8').replaceAll('\r\n', '\n')
    if (property(golden, id) !== hashOf(sql))
      throw new DeskError('unavailable', 'store.migration-altered', { id })
    return { id, sql }
  }
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.slice(0, -'.sql'.length))
    .sort()
  const whole = ids.includes(atOnceId) ? read(atOnceId).sql : ''
  return ids
    .filter((id) => id !== atOnceId)
    .map(read)
    .map((one) => (whole.startsWith(headOfAtOnce(one.id)) ? { ...one, atOnce: whole } : one))
}

export function hashOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex')
}

/** Which migrations a file has; the one table that no migration makes. */
export const migrationsTable = `CREATE TABLE IF NOT EXISTS migrations (
       id TEXT PRIMARY KEY, version TEXT NOT NULL, applied_at INTEGER NOT NULL
     ) STRICT`

export interface MigrateOptions {
  readonly migrations: readonly Migration[]
  /** The program's own version, kept in the file so that an older program can name it. */
  readonly version: string
  /** UTC milliseconds. */
  readonly now: number
  /** Makes a verified copy of the file; called before anything changes in a file that has something in it. */
  readonly copyFirst: () => void
  /** Told before the copy, before each statement and before the check, with how many steps come after that one. */
  readonly onStep?: ((stage: MigrationStage, ahead: number) => void) | undefined
}

/** The ids that were applied. Throws `store.newer-file` with both versions when the file knows migrations that we don't. */
export function migrate(sqlite: SQLiteFile, options: MigrateOptions): readonly string[] {
  const { version, now, copyFirst, onStep = unwatched } = options
  sqlite.exec(migrationsTable)
  const { missing, isNew } = missingMigrations(sqlite, options)
  if (missing.length === 0) return []
  const statements = (isNew ? textsOfNew(missing) : missing.map(({ sql }) => sql)).flatMap(statementsOf)
  let ahead = statements.length + 1
  if (!isNew) {
    onStep('copy', ahead)
    copyFirst()
  }

  sqlite.pragma('foreign_keys = OFF')
  try {
    sqlite
      .transaction(() => {
        for (const sql of statements) {
          ahead -= 1
          onStep('change', ahead)
          sqlite.exec(sql)
        }
        const note = sqlite.prepare('INSERT INTO migrations (id, version, applied_at) VALUES (?, ?, ?)')
        for (const { id } of missing) note.run(id, version, now)
        sqlite.pragma(`user_version = ${markOf(options.migrations)}`)
        onStep('check', 0)
        const broken = sqlite.pragma('foreign_key_check')
        if (Array.isArray(broken) && broken.length > 0) {
          throw new DeskError('unavailable', 'store.migration-breaks-references', { count: broken.length })
        }
      })
      .immediate()
  } finally {
    sqlite.pragma('foreign_keys = ON')
  }
  return missing.map((migration) => migration.id)
}

const unwatched = (): void => undefined

/** What makes an empty file what these migrations make of it. */
export function textsOfNew(migrations: readonly Migration[]): readonly string[] {
  const atOnce = migrations.at(-1)?.atOnce
  return atOnce === undefined ? migrations.map(({ sql }) => sql) : [atOnce]
}

/**
 * What is left on the first page of a file that has all of these: it tells whoever comes next that nothing is to be brought forward.
 * It is believed in nothing else, and a file without it is looked into.
 */
export const markOf = (migrations: readonly Migration[]): number => migrations.length

/**
 * The statements of a migration, each with what stands before it; together they are its text. One ends with its line, a trigger
 * with a line of its own.
 */
export function statementsOf(sql: string): readonly string[] {
  const statements: string[] = []
  let begun = ''
  for (const line of sql.split(/(?<=\n)/)) {
    begun += line
    const ends = /^\s*CREATE (?:TEMP )?TRIGGER\b/im.test(begun) ? /^END;\s*$/i : /;\s*$/
    if (!ends.test(line)) continue
    statements.push(begun)
    begun = ''
  }
  // What is left of a text that ends otherwise goes as it is.
  return begun.trim() === '' ? statements : [...statements, begun]
}

/** What the file lacks, and whether it has nothing yet; changes nothing. Throws `store.newer-file` as `migrate` does. */
export function missingMigrations(
  sqlite: SQLiteFile,
  { migrations, version }: Pick<MigrateOptions, 'migrations' | 'version'>,
): { readonly missing: readonly Migration[]; readonly isNew: boolean } {
  const applied = sqlite
    .prepare<[], { id: string; version: string }>('SELECT id, version FROM migrations ORDER BY id')
    .all()
  const known = new Set(migrations.map((migration) => migration.id))
  const foreign = applied.filter((row) => !known.has(row.id)).at(-1)
  if (foreign) {
    throw new DeskError('unavailable', 'store.newer-file', { file: foreign.version, program: version })
  }
  const done = new Set(applied.map((row) => row.id))
  return { missing: migrations.filter((migration) => !done.has(migration.id)), isNew: applied.length === 0 }
}
