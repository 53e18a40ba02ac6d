/** Writes the SQL that leads from the last migration in a folder to a schema, with its hash and its snapshot. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { TablesOfFile } from '#centre/tables'
import { property } from '#ground/property'
import { ledgerTriggers, lotsTrigger } from '#vault/ledgers/triggers'
import { hashOf } from '#vault/store/migrate'
import { migrationFiles } from './at-once'

/**
 * Returns what was written, in a line; null where the schema is what the last migration left. Asked again under the name of the newest,
 * which was finished by hand meanwhile, it takes that up.
 */
export async function writeMigration(
  folder: string,
  name: string,
  schema: TablesOfFile,
): Promise<string | null> {
  const { tables, appendOnlyTables, erasableRows, deferredTables, guards, ledgers } = schema
  mkdirSync(folder, { recursive: true })
  const snapshotFile = join(folder, 'snapshot.json')
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
    return deferred.replace(/\)\s*;?\s*$/, `) ${options(table, schema)};\n`)
  })
  const isMadeNow = (table: string) =>
    strict.some((statement) => statement.startsWith(`CREATE TABLE \`${table}\``))
  const written = migrationFiles(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
  // Also of tables that were there before they were kept as ledgers.
  const ledgersToKeep = ledgers.filter((ledger) => !written.some((sql) => sql.includes(lotsTrigger(ledger))))
  const triggers = [
    ...appendOnlyTables.filter(isMadeNow).flatMap((table) => triggersOf(table, schema)),
    // Rows of tables that were there before may have become erasable since.
    ...appendOnlyTables
      .filter((table) => !isMadeNow(table) && erasableRows.some((rows) => rows.table === table))
      .flatMap((table) => triggersOf(table, schema))
      .filter((trigger) => !written.some((sql) => sql.includes(trigger)))
      .flatMap(inPlaceOf(written)),
    ...ledgersToKeep.flatMap(ledgerTriggers),
    // Also new ones on tables that were there before: a closed day refuses meals that were sold before days were closed.
    ...guards.filter((guard) => !written.some((sql) => sql.includes(guard))).flatMap(inPlaceOf(written)),
  ]
  if (strict.length === 0 && triggers.length === 0) return finishedByHand(folder, name)

  const id = `${String(written.length + 1).padStart(4, '0')}_${name}`
  const sql = [...strict, ...triggers].map((statement) => statement.trim()).join('\n\n') + '\n'
  writeFileSync(join(folder, `${id}.sql`), sql)
  writeFileSync(snapshotFile, JSON.stringify(after, null, 2) + '\n')
  keepHash(folder, id, sql)
  return `${id}: ${strict.length} statements, ${triggers.length} triggers`
}

/** The newest one, asked for by its name again, is taken as it stands now; an older one was released and stays what it was. */
function finishedByHand(folder: string, name: string): string | null {
  const file = migrationFiles(folder).at(-1)
  if (file === undefined || file.replace(/^\d+_/, '') !== `${name}.sql`) return null
  const sql = readFileSync(join(folder, file), 'utf8')
  const id = file.slice(0, -'.sql'.length)
  return keepHash(folder, id, sql) ? `${id}: as it stands now` : null
}

/** True where another one was kept. */
function keepHash(folder: string, id: string, sql: string): boolean {
  const hashesFile = join(folder, 'hashes.json')
  const hashes: unknown = existsSync(hashesFile) ? JSON.parse(readFileSync(hashesFile, 'utf8')) : {}
  const changed = property(hashes, id) !== hashOf(sql)
  writeFileSync(hashesFile, JSON.stringify(Object.assign({}, hashes, { [id]: hashOf(sql) }), null, 2) + '\n')
  return changed
}

/** A guard that says something else from now on takes the place of the one that has its name. */
const inPlaceOf =
  (written: readonly string[]) =>
  (guard: string): readonly string[] => {
    const name = /^CREATE TRIGGER `([^`]+)`/.exec(guard)?.[1]
    const known = written.some((sql) => sql.includes(`CREATE TRIGGER \`${name ?? ''}\``))
    return known ? [`DROP TRIGGER \`${name ?? ''}\`;`, guard] : [guard]
  }

function tableName(statement: string): string {
  return /^CREATE TABLE `([^`]+)`/.exec(statement)?.[1] ?? ''
}

function options(table: string, { withoutRowIdTables }: TablesOfFile): string {
  return withoutRowIdTables.includes(table) ? 'STRICT, WITHOUT ROWID' : 'STRICT'
}

/**
 * Triggers that keep rows as they were written. Rows of people give way to the erasure of that person alone: whose they
 * are is compared with the one name in `erasing`.
 */
function triggersOf(table: string, { erasableRows, tables }: TablesOfFile): readonly string[] {
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
  const { blanks, blank = 'NULL' } = erasable
  return [
    refuse('update', 'update', otherColumns(table, blanks, tables), ''),
    refuse(
      'update',
      'blanking',
      [`\`${blanks}\``],
      `\nWHEN NEW.\`${blanks}\` IS NOT ${blank} OR NOT EXISTS (${unless})`,
    ),
    refuse('delete', 'delete', [], ''),
  ]
}

function otherColumns(table: string, blanks: string, tables: TablesOfFile['tables']): readonly string[] {
  const found = Object.values(tables)
    .flatMap((value) => (is(value, SQLiteTable) ? [getTableConfig(value)] : []))
    .find((config) => config.name === table)
  if (found === undefined) throw new Error(`no table ${table}`)
  return found.columns
    .map(({ name: column }) => column)
    .filter((column) => column !== blanks)
    .map((column) => `\`${column}\``)
}
