/** Opens one encrypted database file and refuses it unless it is as safe as we say: version, WAL, full sync, foreign keys. */
import { statSync } from 'node:fs'
import type SQLite from 'better-sqlite3'
import { DeskError } from '#ground/contract/errors'
import { property } from '#ground/property'
import { newDatabase } from './addon'

export type SQLiteFile = SQLite.Database

/** The first release whose WAL reset is safe on every platform we ship to. */
const leastSQLite = [3, 51, 3] as const

/** Data keys are 32 random bytes. */
export const keyLength = 32

export interface OpenOptions {
  readonly file: string
  readonly key: Buffer
  /** True to create the file; without it a missing file is an error, never an empty database. */
  readonly create?: boolean
  readonly readonly?: boolean
  /**
   * True to do without the file of shared memory, which a full disk has no room for. Nobody else can open the database
   * then, not even to read.
   */
  readonly alone?: boolean
}

/** The smallest page of SQLite in bytes: a file that is shorter was cut, and SQLite would take it for a new one. */
const leastSize = 512

/**
 * Opens the file with its key.
 * Throws `unavailable` errors: `store.missing`, `store.wrong-key-or-damaged`, `store.too-old-sqlite`, `store.not-durable`;
 * and SQLite's own where the disk is the cause. The key never stands in an error.
 */
export function openFile(options: OpenOptions): SQLiteFile {
  const { readonly = false } = options
  const sqlite = unlocked(options)
  try {
    if (!readonly) sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    // What is deleted is overwritten: a scan that was taken away is not left in a free page.
    sqlite.pragma('secure_delete = ON')
    sqlite.pragma('trusted_schema = OFF')
    sqlite.pragma('cell_size_check = ON')
    sqlite.pragma('temp_store = MEMORY')
    sqlite.pragma('cache_size = -65536')
    assertDurable(sqlite)
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}

/**
 * Opens a copy at rest to look into it, and changes no byte of it; its medium may be read-only.
 * Throws as `openFile` does. The key never stands in an error.
 */
export function openAtRest(file: string, key: Buffer): SQLiteFile {
  const sqlite = unlocked({ file, key, readonly: true })
  sqlite.pragma('trusted_schema = OFF')
  sqlite.pragma('cell_size_check = ON')
  sqlite.pragma('temp_store = MEMORY')
  return sqlite
}

/**
 * Opens a copy that nobody has open yet, to take something out of it: without companions, so that it stays one file, and leaving
 * nothing behind of what was taken. Throws as `openFile` does.
 */
export function openToTakeOut(file: string, key: Buffer): SQLiteFile {
  const sqlite = unlocked({ file, key })
  sqlite.pragma('journal_mode = MEMORY')
  sqlite.pragma('secure_delete = ON')
  return sqlite
}

/**
 * The mark that was left in a copy at rest, see `migrate`: it stands on the first page, so a schema of hundreds of tables need not be read
 * for it. Throws as `openFile` does.
 */
export function markAtRest(file: string, key: Buffer): unknown {
  const sqlite = withKey({ file, key, readonly: true })
  try {
    return sqlite.pragma('user_version', { simple: true })
  } finally {
    sqlite.close()
  }
}

function unlocked(options: OpenOptions): SQLiteFile {
  const sqlite = withKey(options)
  try {
    // The first read decrypts the first page; a wrong key fails here, before anything is asked of the file.
    sqlite.prepare('SELECT count(*) FROM sqlite_schema').get()
    return sqlite
  } catch (error) {
    sqlite.close()
    if (isUnreadable(error)) throw new DeskError('unavailable', 'store.wrong-key-or-damaged')
    throw error
  }
}

/** Nothing is read of it yet. */
function withKey({ file, key, create = false, readonly = false, alone = false }: OpenOptions): SQLiteFile {
  if (key.length !== keyLength) throw new DeskError('unavailable', 'store.wrong-key-or-damaged')
  if (!create) {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found === undefined) throw new DeskError('unavailable', 'store.missing')
    if (found.size < leastSize) throw new DeskError('unavailable', 'store.wrong-key-or-damaged')
  }
  const sqlite = newDatabase(file, { fileMustExist: !create, readonly })
  try {
    sqlite.pragma("cipher='chacha20'")
    withRawKey(key, (raw) => keyed(sqlite).key(raw))
    if (alone) sqlite.pragma('locking_mode = EXCLUSIVE')
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}

/** What the build of SQLite with ciphers has besides; the types are those of the build without. */
interface Keyed {
  key(raw: Buffer): number
  rekey(raw: Buffer): number
}

/** Throws with a build that knows no keys: it would write everything in the clear. */
export function keyed(sqlite: SQLiteFile): Keyed {
  if (!isKeyed(sqlite)) throw new Error('a build of SQLite without ciphers')
  return sqlite
}

const isKeyed = (sqlite: SQLiteFile): sqlite is SQLiteFile & Keyed => 'key' in sqlite && 'rekey' in sqlite

const rawKeyBegins = Buffer.from('raw:')

/** The key as SQLite takes it, for as long as it takes it: a text of it could be overwritten by nobody. */
export function withRawKey(key: Buffer, use: (raw: Buffer) => void): void {
  const raw = Buffer.concat([rawKeyBegins, key])
  try {
    use(raw)
  } finally {
    raw.fill(0)
  }
}

/** Reads back what was set: builds of SQLite differ in their defaults, and some ignore what they don't know. */
export function assertDurable(sqlite: SQLiteFile): void {
  const version = String(sqlite.prepare('SELECT sqlite_version()').pluck().get())
  if (isOlder(version, leastSQLite)) throw new DeskError('unavailable', 'store.too-old-sqlite', { version })
  const settings: Readonly<Record<string, unknown>> = {
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
  }
  for (const [name, wanted] of Object.entries(settings)) {
    if (sqlite.pragma(name, { simple: true }) !== wanted) {
      throw new DeskError('unavailable', 'store.not-durable', { setting: name })
    }
  }
}

/** The first page does not decrypt, or there is less of the file than it says. */
function isUnreadable(error: unknown): boolean {
  const code = String(property(error, 'code'))
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')
}

function isOlder(version: string, least: readonly number[]): boolean {
  const parts = version.split('.').map(Number)
  for (const [index, wanted] of least.entries()) {
    const part = parts[index] ?? 0
    if (part !== wanted) return part < wanted
  }
  return false
}
