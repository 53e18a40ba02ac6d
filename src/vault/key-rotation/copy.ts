/**
 * A copy of the database under another key, held against the original before anyone relies on it.
 *
 * `VACUUM INTO` writes a file under the key of its source, whatever the source's log holds; the file that is in use is only
 * read. `PRAGMA rekey` then writes every page of the copy anew, outside of WAL, where each page is in the file itself.
 */
import { createHash } from 'node:crypto'
import type SQLite from 'better-sqlite3'
import { DeskError } from '#ground/contract/errors'
import { keyed, openFile, withRawKey, type SQLiteFile } from '../store/open'
import type { RotationStage } from './contract'

export interface CopyOrder {
  readonly file: string
  readonly key: Buffer
  /** A file that does not exist yet. */
  readonly into: string
  readonly newKey: Buffer
}

/**
 * Makes the copy, one stage after the other; whoever runs it may stop between two. Throws `unavailable`
 * `keys.copy-not-verified`, and SQLite's own errors where the disk is the cause.
 */
export function* copyUnderNewKey({ file, key, into, newKey }: CopyOrder): Generator<RotationStage, void> {
  const source = openFile({ file, key })
  try {
    yield 'copy'
    source.prepare('VACUUM INTO ?').run(into)
    yield 'key'
    rekey(into, key, newKey)
    const copy = openFile({ file: into, key: newKey })
    try {
      yield 'check'
      requireSound(copy)
      yield 'compare'
      requireSame(source, copy)
    } finally {
      copy.close()
    }
  } finally {
    source.close()
  }
}

function rekey(file: string, key: Buffer, newKey: Buffer): void {
  const sqlite = openFile({ file, key })
  try {
    sqlite.pragma('journal_mode = DELETE')
    withRawKey(newKey, (raw) => keyed(sqlite).rekey(raw))
  } finally {
    sqlite.close()
  }
}

function requireSound(sqlite: SQLiteFile): void {
  const broken = sqlite.pragma('foreign_key_check')
  const sound = sqlite.pragma('integrity_check', { simple: true }) === 'ok'
  if (!sound || !Array.isArray(broken) || broken.length > 0) throw notVerified()
}

function requireSame(source: SQLiteFile, copy: SQLiteFile): void {
  const objects = 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name'
  if (digestOfRows(source.prepare(objects)) !== digestOfRows(copy.prepare(objects))) throw notVerified()
  for (const table of tablesOf(source)) {
    // By the table itself: an index might hold what the table does not.
    const rows = `SELECT * FROM "${table}" NOT INDEXED`
    if (digestOfRows(source.prepare(rows)) !== digestOfRows(copy.prepare(rows))) throw notVerified()
  }
}

/** Names of all tables, SQLite's own counters among them. */
export function tablesOf(sqlite: SQLiteFile): readonly string[] {
  return sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all()
    .map(String)
}

/** SHA-256 of all rows in their order, in hexadecimal. */
export function digestOfRows(statement: SQLite.Statement): string {
  const hash = createHash('sha256')
  for (const row of statement.raw().iterate()) hash.update(JSON.stringify(row)).update('\n')
  return hash.digest('hex')
}

const notVerified = () => new DeskError('unavailable', 'keys.copy-not-verified')
