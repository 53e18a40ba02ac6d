/** Everything a database holds, as one digest: two files with the same digest hold the same rows. */
import { createHash } from 'node:crypto'
import type { SQLiteFile } from '#vault/store/open'

/** `except`: tables that are left out. A row is read as SQLite gives it; tables and rows come in a fixed order. */
export function contentsOf(sqlite: SQLiteFile, except: readonly string[] = []): string {
  const hash = createHash('sha256')
  for (const table of tablesOf(sqlite)) {
    if (except.includes(table)) continue
    hash.update(`${table}\0`)
    for (const row of sqlite.prepare(`SELECT * FROM "${table}"`).raw().iterate()) {
      hash.update(JSON.stringify(row))
    }
  }
  return hash.digest('hex')
}

export function tablesOf(sqlite: SQLiteFile): readonly string[] {
  return sqlite
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all()
}
