/** Whether a file has the tables, indexes and triggers that its migrations make, and none besides. */
import { DeskError } from '#ground/contract/errors'
import { hashOf, migrationsTable, type Migration } from './migrate'
import type { SQLiteFile } from './open'
import { newDatabase } from './addon'

/**
 * A trigger that somebody put in, or one that was taken out, changes what every write does. Throws `unavailable`
 * `store.schema-altered` with the first thing that differs.
 */
export function requireSchema(sqlite: SQLiteFile, applied: readonly Migration[]): void {
  const made = schemaOf(applied)
  const here = objectsOf(sqlite)
  const names = [...new Set([...made.keys(), ...here.keys()])].sort()
  const name = names.find((each) => made.get(each) !== here.get(each))
  if (name !== undefined) throw new DeskError('unavailable', 'store.schema-altered', { name })
}

const known = new Map<string, ReadonlyMap<string, string>>()

/** Worked out once for each set of migrations; takes some ten milliseconds. */
function schemaOf(migrations: readonly Migration[]): ReadonlyMap<string, string> {
  const id = hashOf(JSON.stringify(migrations.map(({ id: each, sql }) => [each, sql])))
  const found = known.get(id)
  if (found !== undefined) return found
  const sqlite = newDatabase(':memory:')
  try {
    sqlite.pragma('foreign_keys = OFF')
    sqlite.exec(migrationsTable)
    for (const { sql } of migrations) sqlite.exec(sql)
    const made = objectsOf(sqlite)
    known.set(id, made)
    return made
  } finally {
    sqlite.close()
  }
}

/** Each thing by its name, with its text; blanks and quotes are as the version of SQLite that wrote it liked them. */
function objectsOf(sqlite: SQLiteFile): ReadonlyMap<string, string> {
  const rows = sqlite
    .prepare<[], [string, string, string, string | null]>(
      "SELECT type, name, tbl_name, sql FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .raw()
    .all()
  return new Map(
    rows.map(([type, name, table, sql]) => [
      `${type} ${name}`,
      `${table}\0${(sql ?? '').replaceAll(/[\s"`]/g, '')}`,
    ]),
  )
}
