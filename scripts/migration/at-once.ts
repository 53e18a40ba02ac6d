/** Writes down at once what all migrations of a folder make of an empty file. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { newDatabase } from '#vault/store/addon'
import { atOnceId, hashOf, headOfAtOnce, migrationsTable } from '#vault/store/migrate'
import type { SQLiteFile } from '#vault/store/open'

const hashes = z.record(z.string(), z.string())

/** The files of a folder's migrations, in the order in which they are applied. */
export const migrationFiles = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.sql') && file !== `${atOnceId}.sql`)
    .sort()

/** True where it was written, false where it stands there already. */
export function writeAtOnce(folder: string): boolean {
  const files = migrationFiles(folder)
  const last = files.at(-1)?.slice(0, -'.sql'.length)
  if (last === undefined) return false
  const text = headOfAtOnce(last) + madeBy(files.map((file) => readFileSync(join(folder, file), 'utf8')))
  const hashesFile = join(folder, 'hashes.json')
  const known = hashes.parse(JSON.parse(readFileSync(hashesFile, 'utf8')))
  if (known[atOnceId] === hashOf(text)) return false
  writeFileSync(join(folder, `${atOnceId}.sql`), text)
  writeFileSync(hashesFile, JSON.stringify({ ...known, [atOnceId]: hashOf(text) }, null, 2) + '\n')
  return true
}

/** Statements that make what these make; rows come before what watches them. */
function madeBy(migrations: readonly string[]): string {
  const sqlite = newDatabase(':memory:')
  try {
    sqlite.pragma('foreign_keys = OFF')
    sqlite.exec(migrationsTable)
    for (const sql of migrations) sqlite.exec(sql)
    const things = thingsOf(sqlite)
    const tables = things.filter(({ type }) => type === 'table')
    return [
      ...tables.map(({ sql }) => sql),
      ...tables.filter(({ kind }) => kind === 'virtual').flatMap(({ name }) => settingsOf(sqlite, name)),
      ...tables.filter(({ kind }) => kind === 'table').flatMap(({ name }) => rowsOf(sqlite, name)),
      ...things.filter(({ type }) => type !== 'table').map(({ sql }) => sql),
    ]
      .map((sql) => `\n${sql};\n`)
      .join('')
  } finally {
    sqlite.close()
  }
}

const thing = z.object({
  type: z.enum(['table', 'index', 'trigger', 'view']),
  name: z.string(),
  sql: z.string(),
  kind: z.enum(['table', 'virtual', 'view']).nullable(),
})

/** In the order in which they were made. What a virtual table keeps its words in comes with that one. */
function thingsOf(sqlite: SQLiteFile): readonly z.output<typeof thing>[] {
  const rows = sqlite
    .prepare(
      `SELECT s.type, s.name, s.sql, (SELECT l.type FROM pragma_table_list l WHERE l.schema = 'main' AND l.name = s.name) AS kind
         FROM sqlite_schema s
        WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND s.name <> 'migrations'
          AND s.name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
        ORDER BY s.rowid`,
    )
    .all()
  return z.array(thing).parse(rows)
}

const setting = z.object({ k: z.string(), v: z.string() })

/** What an index of words was told of itself, such as to leave nothing of what is deleted; its version it knows by itself. */
const settingsOf = (sqlite: SQLiteFile, table: string): readonly string[] =>
  z
    .array(setting)
    .parse(
      sqlite
        .prepare(`SELECT quote(k) AS k, quote(v) AS v FROM \`${table}_config\` WHERE k <> 'version'`)
        .all(),
    )
    .map(({ k, v }) => `INSERT INTO \`${table}\` (\`${table}\`, rank) VALUES (${k}, ${v})`)

const column = z.object({ name: z.string() })

function rowsOf(sqlite: SQLiteFile, table: string): readonly string[] {
  const columns = z
    .array(column)
    .parse(sqlite.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid').all(table))
    .map(({ name }) => `\`${name}\``)
  const values = columns.map((name) => `quote(${name})`).join(` || ', ' || `)
  return (
    z
      .array(z.string())
      .parse(sqlite.prepare(`SELECT ${values} FROM \`${table}\``).pluck().all())
      // A statement ends with its line; a line of a text does not end one.
      .map((row) => row.replaceAll('\n', "' || char(10) || '"))
      .map((row) => `INSERT INTO \`${table}\` (${columns.join(', ')}) VALUES (${row})`)
  )
}
