/**
 * `npm run migration -- <name>`: writes the SQL that leads from the last migration to the schema.
 * `npm run migration -- foundation` before the first release writes the first one anew.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import { property } from '#ground/property'
import { deskFile, filesOfDesk } from '#vault/files'
import { hashOf } from '#vault/store/migrate'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { ledgerTriggers, lotsTrigger } from '#vault/ledgers/triggers'
import {
  appendOnlyTables,
  deferredTables,
  erasableRows,
  guards,
  ledgers,
  tables,
  withoutRowIdTables,
} from '#centre/tables'

/** Its own tables are those of `src/centre/tables.ts`; another file of the table gets a schema beside it. */
const file = deskFile(filesOfDesk)
const folder = join(import.meta.dirname, '..', 'resources', 'migrations', file.name)
const snapshotFile = join(folder, 'snapshot.json')
const name = process.argv[2]
if (!name || !/^[a-z0-9-]+$/.test(name)) {
  console.error('usage: npm run migration -- <name-in-lower-case>')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })

const firstAnew = name === 'foundation'
if (firstAnew) for (const file of readdirSync(folder)) rmSync(join(folder, file))
// drizzle-kit's picture of a schema; opaque but for its id.
const before: unknown = existsSync(snapshotFile)
  ? JSON.parse(readFileSync(snapshotFile, 'utf8'))
  : await generateSQLiteDrizzleJson({})
const earlier = property(before, 'id')
const after: unknown = await generateSQLiteDrizzleJson(
  tables,
  typeof earlier === 'string' ? earlier : undefined,
)
const statements = await generateSQLiteMigration(before, after)

const strict = statements.map((statement) => {
  if (!statement.startsWith('CREATE TABLE')) return statement
  const table = tableName(statement)
  const deferred = deferredTables.includes(table)
    ? statement.replaceAll(/ON DELETE no action/g, 'ON DELETE no action DEFERRABLE INITIALLY DEFERRED')
    : statement
  return deferred.replace(/\)\s*;?\s*$/, `) ${options(table)};\n`)
})
const isMadeNow = (table: string) =>
  strict.some((statement) => statement.startsWith(`CREATE TABLE \`${table}\``))
/** The table whose changes a trigger watches. */
const watchedBy = (guard: string) => / ON `([^`]+)`/.exec(guard)?.[1] ?? ''
const written = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .map((file) => readFileSync(join(folder, file), 'utf8'))
// Also of tables that were there before they were kept as ledgers.
const ledgersToKeep = ledgers.filter((ledger) => !written.some((sql) => sql.includes(lotsTrigger(ledger))))
const triggers = [
  ...appendOnlyTables.filter(isMadeNow).flatMap(triggersOf),
  ...ledgersToKeep.flatMap(ledgerTriggers),
  ...guards.filter((guard) => isMadeNow(watchedBy(guard))),
]
if (strict.length === 0 && triggers.length === 0) {
  console.log('The schema is what the last migration left; nothing to write.')
  process.exit(0)
}

const count = readdirSync(folder).filter((file) => file.endsWith('.sql')).length
const id = `${String(count + 1).padStart(4, '0')}_${name}`
const sql = [...strict, ...triggers].map((statement) => statement.trim()).join('\n\n') + '\n'
writeFileSync(join(folder, `${id}.sql`), sql)
writeFileSync(snapshotFile, JSON.stringify(after, null, 2) + '\n')
const hashesFile = join(folder, 'hashes.json')
const hashes: unknown = existsSync(hashesFile) ? JSON.parse(readFileSync(hashesFile, 'utf8')) : {}
writeFileSync(hashesFile, JSON.stringify(Object.assign({}, hashes, { [id]: hashOf(sql) }), null, 2) + '\n')
console.log(`${id}: ${strict.length} statements, ${triggers.length} triggers`)

function tableName(statement: string): string {
  return /^CREATE TABLE `([^`]+)`/.exec(statement)?.[1] ?? ''
}

function options(table: string): string {
  return withoutRowIdTables.includes(table) ? 'STRICT, WITHOUT ROWID' : 'STRICT'
}

/**
 * Triggers that keep rows as they were written. Rows of people give way to the erasure of that person alone: whose they
 * are is compared with the one name in `erasing`.
 */
function triggersOf(table: string): readonly string[] {
  const erasable = erasableRows.find((rows) => rows.table === table)
  const refuse = (
    verb: 'update' | 'delete',
    named: string,
    columns: readonly string[],
    when: string,
  ): string =>
    `CREATE TRIGGER \`${table}_no_${named}\` BEFORE ${verb.toUpperCase()}` +
    (columns.length === 0 ? '' : ` OF ${columns.join(', ')}`) +
    ` ON \`${table}\`${when} BEGIN\n  SELECT RAISE(ABORT, '${table} is append-only');\nEND;`
  if (erasable === undefined) return [refuse('update', 'update', [], ''), refuse('delete', 'delete', [], '')]
  const unless = `SELECT 1 FROM erasing e WHERE ${erasable.of}`
  if (erasable.blanks === undefined) {
    return [
      refuse('update', 'update', [], ''),
      refuse('delete', 'delete', [], `\nWHEN NOT EXISTS (${unless})`),
    ]
  }
  const { blanks } = erasable
  return [
    refuse('update', 'update', otherColumns(table, blanks), ''),
    refuse(
      'update',
      'blanking',
      [`\`${blanks}\``],
      `\nWHEN NEW.\`${blanks}\` IS NOT NULL OR NOT EXISTS (${unless})`,
    ),
    refuse('delete', 'delete', [], ''),
  ]
}

function otherColumns(table: string, blanks: string): readonly string[] {
  const found = Object.values(tables)
    .flatMap((value) => (is(value, SQLiteTable) ? [getTableConfig(value)] : []))
    .find((config) => config.name === table)
  if (found === undefined) throw new Error(`no table ${table}`)
  return found.columns
    .map(({ name: column }) => column)
    .filter((column) => column !== blanks)
    .map((column) => `\`${column}\``)
}
