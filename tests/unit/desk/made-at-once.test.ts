/** A new file is made at once; what that says is what its migrations make one after the other. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newDatabase } from '#vault/store/addon'
import { filesOfDesk } from '#vault/files'
import { hashOf, migrate, readMigrations, type Migration } from '#vault/store/migrate'
import type { SQLiteFile } from '#vault/store/open'
import { resourcesDir } from '../../support/desk'
import { writeAtOnce } from '../../../scripts/migration/at-once'

const folders = filesOfDesk.map(({ name }) => name)
const folderOf = (name: string): string => join(resourcesDir, 'migrations', name)
const withoutAtOnce = (migrations: readonly Migration[]): readonly Migration[] =>
  migrations.map(({ id, sql }) => ({ id, sql }))

function made(migrations: readonly Migration[]): SQLiteFile {
  const sqlite = newDatabase(':memory:')
  migrate(sqlite, { migrations, version: '1.0.0', now: 7, copyFirst: () => undefined })
  return sqlite
}

const schemaOf = (sqlite: SQLiteFile): unknown =>
  sqlite.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all()

/** Every row of every table, also of those that SQLite keeps for itself. */
const rowsOf = (sqlite: SQLiteFile): unknown =>
  sqlite
    .prepare<[], string>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') AND name <> 'sqlite_schema' ORDER BY name",
    )
    .pluck()
    .all()
    .map((name) => [name, sqlite.prepare(`SELECT * FROM "${name}"`).all()])

describe.each(folders)('a new file of %s', (name) => {
  it('has the tables, the indexes, the triggers and the rows that its migrations make one by one', () => {
    const migrations = readMigrations(folderOf(name))
    expect(migrations.at(-1)?.atOnce).toBeDefined()
    const [atOnce, oneByOne] = [made(migrations), made(withoutAtOnce(migrations))]
    expect(schemaOf(atOnce)).toEqual(schemaOf(oneByOne))
    expect(rowsOf(atOnce)).toEqual(rowsOf(oneByOne))
    expect(atOnce.pragma('user_version')).toEqual(oneByOne.pragma('user_version'))
  })
})

describe('what is written down at once', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'linli-at-once-'))
    cpSync(folderOf('mediation'), folder, { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const add = (id: string, sql: string): void => {
    writeFileSync(join(folder, `${id}.sql`), sql)
    const golden: unknown = JSON.parse(readFileSync(join(folder, 'hashes.json'), 'utf8'))
    writeFileSync(
      join(folder, 'hashes.json'),
      JSON.stringify(Object.assign({}, golden, { [id]: hashOf(sql) })),
    )
  }

  it('is not believed once a migration came after it, until it is written anew', () => {
    add('9998_later', 'CREATE TABLE later (word TEXT) STRICT;\n')
    const migrations = readMigrations(folder)
    expect(migrations.at(-1)?.atOnce).toBeUndefined()
    expect(schemaOf(made(migrations))).toEqual(schemaOf(made(withoutAtOnce(migrations))))
    expect(writeAtOnce(folder)).toBe(true)
    const again = readMigrations(folder)
    expect(again.at(-1)?.atOnce).toContain('CREATE TABLE later')
    expect(schemaOf(made(again))).toEqual(schemaOf(made(withoutAtOnce(again))))
    expect(writeAtOnce(folder)).toBe(false)
  })

  it('takes rows along, quotes, line ends and bytes and all, and puts them in before anything watches', () => {
    add(
      '9998_rows',
      'CREATE TABLE later (word TEXT, part BLOB, of REAL, twice TEXT AS (word || word)) STRICT;\n' +
        "INSERT INTO later (word, part, of) VALUES ('it''s;' || char(10) || '–', x'00ff', 0.1), (NULL, NULL, 2);\n" +
        "CREATE TRIGGER later_no_insert BEFORE INSERT ON later BEGIN\n  SELECT RAISE(ABORT, 'shut');\nEND;\n",
    )
    writeAtOnce(folder)
    const migrations = readMigrations(folder)
    expect(migrations.at(-1)?.atOnce).toContain('INSERT INTO')
    expect(rowsOf(made(migrations))).toEqual(rowsOf(made(withoutAtOnce(migrations))))
  })

  it('is refused when it was edited', () => {
    const file = join(folder, 'at-once.sql')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/CREATE TRIGGER[^]*?END;\n/, ''))
    expect(() => readMigrations(folder)).toThrow('store.migration-altered')
  })
})
