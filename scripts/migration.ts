/**
 * `npm run migration -- <name>`: writes the SQL that leads from the last migration to the schema.
 * `npm run migration -- foundation` before the first release writes the first one anew.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import { property } from '../src/desk/property'
import { hashOf } from '../src/desk/store/migrate'
import * as schema from '../src/desk/store/schema'

const folder = join(import.meta.dirname, '..', 'resources', 'migrations', 'desk')
const snapshotFile = join(folder, 'snapshot.json')
const name = process.argv[2]
if (!name || !/^[a-z0-9-]+$/.test(name)) {
  console.error('usage: npm run migration -- <name-in-lower-case>')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })

const { appendOnlyTables, withoutRowIdTables, ...tables } = schema
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

const strict = statements.map((statement) =>
  statement.startsWith('CREATE TABLE')
    ? statement.replace(/\)\s*;?\s*$/, `) ${options(tableName(statement))};\n`)
    : statement,
)
const triggers = appendOnlyTables
  .filter((table) => strict.some((statement) => statement.startsWith(`CREATE TABLE \`${table}\``)))
  .flatMap((table) =>
    (['UPDATE', 'DELETE'] as const).map(
      (verb) =>
        `CREATE TRIGGER \`${table}_no_${verb.toLowerCase()}\` BEFORE ${verb} ON \`${table}\` BEGIN\n` +
        `  SELECT RAISE(ABORT, '${table} is append-only');\nEND;`,
    ),
  )
if (strict.length === 0) {
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
