/** One open database file: its one writer connection, with every statement prepared once. */
import type SQLite from 'better-sqlite3'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { DeskError } from '#ground/contract/errors'
import { openAsFarAsPossible, type Access, type OpenedFile, type OpenExisting } from './access'
import { migrate, missingMigrations, type MigrateOptions, type Migration } from './migrate'
import { openFile, type SQLiteFile } from './open'
import { requireSchema } from './requires-schema'

export type WritableDatabase = BetterSQLite3Database
/** The same database where a procedure may only look. */
export type ReadableDatabase = Pick<WritableDatabase, 'select' | 'selectDistinct' | 'with' | '$count'>

export type Statement = SQLite.Statement

/** Whatever gives prepared statements: a store, or the call of a procedure. */
export interface HasStatements {
  /** The prepared statement for this SQL; prepared at its first use. */
  statement(sql: string): Statement
}

export interface Store extends HasStatements {
  readonly file: string
  readonly sqlite: SQLiteFile
  readonly database: WritableDatabase
  /** The key of the audit log's chain. */
  readonly auditKey: Buffer
  /** What stays through changes of keys, see `lastingKey` in `vault/files.ts`. */
  readonly lastingKey: Buffer
  /** How far the folder and the disk let it be opened. */
  readonly access: Access
  /** What an unclean end left: whether there was one, and whether the last writes are gone. */
  readonly log: OpenedFile['log']
  close(): void
}

export interface StoreOptions {
  readonly file: string
  readonly key: Buffer
  readonly auditKey: Buffer
  /** The audit key itself, while keys were never changed. */
  readonly lastingKey?: Buffer
  readonly create: boolean
  /** False in a folder that this program may only read; true by default. */
  readonly mayWrite?: boolean
  readonly migrations: readonly Migration[]
  readonly version: string
  /** UTC milliseconds. */
  readonly now: number
  /** Makes a proved backup before a migration; called only when there is something to lose. */
  readonly backUpFirst: () => void
  readonly onStep?: MigrateOptions['onStep']
  /** What an unclean end had left, found by whoever brought the file to its form just before. */
  readonly foundBefore?: OpenedFile['log'] | undefined
}

export function openStore(options: StoreOptions): Store {
  const { file, key, auditKey, lastingKey = auditKey, create, mayWrite = true, now } = options
  const opened: OpenedFile = create ? created(file, key) : openAsFarAsPossible({ file, key, mayWrite, now })
  const { sqlite, access, log } = opened
  try {
    if (access === 'reading') {
      refuseUnlessCurrent(sqlite, options)
      requireSchema(sqlite, options.migrations)
    } else toFormOfNow(sqlite, options)
  } catch (error) {
    opened.close()
    throw error
  }
  // Drizzle switches its statements to rows as arrays for good, so it has some of its own.
  const prepare = preparedOnce((sql) => sqlite.prepare(sql))
  const client = new Proxy(sqlite, {
    get: (target, name): unknown => (name === 'prepare' ? prepare : Reflect.get(target, name)),
  })
  // Whoever opened the store may be followed by a colleague, and their own copy of the key is overwritten then.
  const [ownAuditKey, ownLastingKey] = [Buffer.from(auditKey), Buffer.from(lastingKey)]
  return {
    file,
    sqlite,
    auditKey: ownAuditKey,
    lastingKey: ownLastingKey,
    access,
    log: bothOf(log, options.foundBefore),
    database: drizzle({ client }),
    statement: statementsOf(sqlite),
    close: () => {
      opened.close()
      ownAuditKey.fill(0)
      ownLastingKey.fill(0)
    },
  }
}

/**
 * Brings an existing file to this program's form, for whoever opens it next, and closes it. Returns what an unclean end had left:
 * nobody will find it again. Throws as `openStore` does.
 */
export function bringToFormOfNow(options: FormOptions & OpenExisting): OpenedFile['log'] {
  const opened = openAsFarAsPossible(options)
  try {
    if (opened.access !== 'reading') toFormOfNow(opened.sqlite, { ...options, create: false })
    return opened.log
  } finally {
    opened.close()
  }
}

type FormOptions = Pick<StoreOptions, 'migrations' | 'version' | 'now' | 'backUpFirst' | 'onStep'>

function toFormOfNow(sqlite: SQLiteFile, options: FormOptions & Pick<StoreOptions, 'create'>): void {
  // Before anything runs in it: a trigger that is none of ours would run with the migrations.
  requireSchemaOfNow(sqlite, options)
  migrate(sqlite, { ...options, copyFirst: options.backUpFirst })
}

function created(file: string, key: Buffer): OpenedFile {
  const sqlite = openFile({ file, key, create: true })
  return {
    sqlite,
    access: 'full',
    log: { uncleanEnd: false, lost: false },
    close: () => void sqlite.close(),
  }
}

/** Held against the migrations it has; a file without any is just being made. */
function requireSchemaOfNow(
  sqlite: SQLiteFile,
  options: Pick<StoreOptions, 'create' | 'migrations' | 'version'>,
): void {
  if (options.create) return
  const { migrations } = options
  const { missing, isNew } = missingMigrations(sqlite, options)
  if (isNew) return
  const applied = migrations.filter((migration) => !missing.includes(migration))
  requireSchema(sqlite, missing.length === 0 ? migrations : applied)
}

/** What would have to be migrated first can't be read by this program. */
function refuseUnlessCurrent(
  sqlite: SQLiteFile,
  options: Pick<StoreOptions, 'migrations' | 'version'>,
): void {
  if (missingMigrations(sqlite, options).missing.length > 0) {
    throw new DeskError('unavailable', 'store.read-only')
  }
}

const bothOf = (log: OpenedFile['log'], before: OpenedFile['log'] = log): OpenedFile['log'] => ({
  uncleanEnd: log.uncleanEnd || before.uncleanEnd,
  lost: log.lost || before.lost,
})

/** SQLite compiles each text once; without this a drizzle query would be compiled at every use. */
function preparedOnce(prepare: (sql: string) => Statement): (sql: string) => Statement {
  const statements = new Map<string, Statement>()
  return (sql) => {
    const known = statements.get(sql)
    if (known) return known
    const prepared = prepare(sql)
    statements.set(sql, prepared)
    return prepared
  }
}

/**
 * `pluck` would switch a statement for good, also for whoever asks for its whole rows at another place in the same words: what is
 * plucked is a statement of its own.
 */
function statementsOf(sqlite: SQLiteFile): (sql: string) => Statement {
  const plucked = preparedOnce((sql) => sqlite.prepare(sql).pluck())
  return preparedOnce((sql) =>
    Object.defineProperty(sqlite.prepare(sql), 'pluck', { value: () => plucked(sql), configurable: true }),
  )
}
