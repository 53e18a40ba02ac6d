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
  const { rows: wanted, objects: made } = knownSchema(applied)
  const rows = rowsIn(sqlite)
  // Nearly always it is the same to the letter, and then nothing is taken apart.
  if (areSame(rows, wanted)) return
  const here = objectsOf(rows)
  const names = [...new Set([...made.keys(), ...here.keys()])].sort()
  const name = names.find((each) => made.get(each) !== here.get(each))
  if (name !== undefined) throw new DeskError('unavailable', 'store.schema-altered', { name })
}

/** Type, name, table, text. */
type Row = readonly [string, string, string, string | null]

interface Schema {
  /** By type and name. */
  readonly rows: ReadonlyMap<string, Row>
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
    const rows = rowsIn(sqlite)
    return { rows: new Map(rows.map((row) => [keyOf(row), row])), objects: objectsOf(rows) }
  } finally {
    sqlite.close()
  }
}

const ofOurs = "main.sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"

/** As they lie there: to have SQLite put them in order, with their texts, takes five times as long as to read them. */
const rowsIn = (sqlite: SQLiteFile): readonly Row[] =>
  sqlite
    .prepare<[], [string, string, string, string | null]>(`SELECT type, name, tbl_name, sql FROM ${ofOurs}`)
    .raw()
    .all()

/** No type has a blank in it. */
const keyOf = ([type, name]: Row): string => `${type} ${name}`

/** To the letter, each of them once and none besides. */
function areSame(rows: readonly Row[], wanted: ReadonlyMap<string, Row>): boolean {
  const seen = new Set<string>()
  for (const row of rows) {
    const key = keyOf(row)
    const known = wanted.get(key)
    if (known === undefined || row[2] !== known[2] || row[3] !== known[3]) return false
    seen.add(key)
  }
  return seen.size === wanted.size && rows.length === wanted.size
}

/** Each thing by its name, with its text; blanks and quotes are as the version of SQLite that wrote it liked them. */
const objectsOf = (rows: readonly Row[]): ReadonlyMap<string, string> =>
  new Map(rows.map((row) => [keyOf(row), `${row[2]}\0${(row[3] ?? '').replaceAll(/[\s"`]/g, '')}`]))
