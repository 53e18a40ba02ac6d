/** Whether a file has the tables, indexes and triggers that its migrations make, and none besides. */
import { DeskError } from '#ground/contract/errors'
import { hashOf, migrationsTable, textsOfNew, type Migration } from './migrate'
import type { SQLiteFile } from './open'
import { newDatabase } from './addon'

/**
 * A trigger that somebody put in, or one that was taken out, changes what every write does. Throws `unavailable`
 * `store.schema-altered` with the first thing that differs.
 */
export function requireSchema(sqlite: SQLiteFile, applied: readonly Migration[]): void {
  const { whole, objects: made } = knownSchema(applied)
  // Nearly always it is the same to the letter, and then nothing is taken apart.
  if (wholeOf(sqlite) === whole) return
  const here = objectsOf(sqlite)
  const names = [...new Set([...made.keys(), ...here.keys()])].sort()
  const name = names.find((each) => made.get(each) !== here.get(each))
  if (name !== undefined) throw new DeskError('unavailable', 'store.schema-altered', { name })
}

interface Schema {
  readonly whole: unknown
  readonly objects: ReadonlyMap<string, string>
}

const ofTexts = new Map<string, Schema>()
const ofMigrations = new WeakMap<readonly Migration[], Schema>()

/** What these migrations make; worked out once for each set of them, which takes some tens of milliseconds. */
export function knownSchema(migrations: readonly Migration[]): Schema {
  const known = ofMigrations.get(migrations)
  if (known !== undefined) return known
  const id = hashOf(JSON.stringify(migrations.map(({ id: each, sql }) => [each, sql])))
  const schema = ofTexts.get(id) ?? schemaOf(migrations)
  ofTexts.set(id, schema)
  ofMigrations.set(migrations, schema)
  return schema
}

function schemaOf(migrations: readonly Migration[]): Schema {
  const sqlite = newDatabase(':memory:')
  try {
    sqlite.pragma('foreign_keys = OFF')
    sqlite.exec(migrationsTable)
    for (const sql of textsOfNew(migrations)) sqlite.exec(sql)
    return { whole: wholeOf(sqlite), objects: objectsOf(sqlite) }
  } finally {
    sqlite.close()
  }
}

const ofOurs = "main.sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"

/** All of it in one text, in which nothing can stand for anything else. */
const wholeOf = (sqlite: SQLiteFile): unknown =>
  sqlite
    .prepare(
      `SELECT json_group_array(json_array(type, name, tbl_name, sql) ORDER BY type, name) FROM ${ofOurs}`,
    )
    .pluck()
    .get()

/** Each thing by its name, with its text; blanks and quotes are as the version of SQLite that wrote it liked them. */
function objectsOf(sqlite: SQLiteFile): ReadonlyMap<string, string> {
  const rows = sqlite
    .prepare<[], [string, string, string, string | null]>(`SELECT type, name, tbl_name, sql FROM ${ofOurs}`)
    .raw()
    .all()
  return new Map(
    rows.map(([type, name, table, sql]) => [
      `${type} ${name}`,
      `${table}\0${(sql ?? '').replaceAll(/[\s"`]/g, '')}`,
    ]),
  )
}
