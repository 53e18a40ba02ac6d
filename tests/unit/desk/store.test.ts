import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashOf, migrate, readMigrations, type Migration } from '#vault/store/migrate'
import { assertDurable, openFile, withRawKey } from '#vault/store/open'
import { backUpBeforeMigration } from '#vault/backup/before-migration'
import { readManifest } from '#vault/backup/manifest-file'
import { openStore } from '#vault/store/store'
import { resourcesDir } from '../../support/desk'

let folder: string
let file: string
const key = randomBytes(32)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-store-'))
  file = join(folder, 'desk.db')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const first: Migration = {
  id: '0001_first',
  sql: 'CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT) STRICT;',
}
const second: Migration = {
  id: '0002_second',
  sql: "ALTER TABLE person ADD COLUMN note TEXT; INSERT INTO person (name) VALUES ('王桂珍');",
}
const open = (migrations: readonly Migration[], version = '1.0.0') =>
  openStore({
    file,
    key,
    auditKey: key,
    create: !existsSync(file),
    migrations,
    version,
    now: 0,
    backUpFirst: () =>
      backUpBeforeMigration(
        { dataDir: dirname(file), files: ['desk'], program: version, at: 0 },
        { desk: key },
      ),
  })

describe('a key', () => {
  it('is handed over as bytes, which are overwritten afterwards, also where the file is none of its', () => {
    const handed: Buffer[] = []
    withRawKey(key, (raw) => void handed.push(raw, Buffer.from(raw)))
    const use = (raw: Buffer) => {
      handed.push(raw)
      throw new Error('no such file')
    }
    expect(() => {
      withRawKey(key, use)
    }).toThrow('no such file')
    const [first, asHanded, second] = handed
    expect(asHanded?.subarray(-key.length).equals(key)).toBe(true)
    expect([first, second].map((raw) => raw?.every((byte) => byte === 0))).toEqual([true, true])
  })
})

describe('an open file', () => {
  it('syncs every commit, checks references, and can be read by nobody without the key', () => {
    const store = open([first])
    expect(() => assertDurable(store.sqlite)).not.toThrow()
    store.sqlite.pragma('synchronous = NORMAL')
    expect(() => assertDurable(store.sqlite)).toThrow('store.not-durable')
    store.sqlite.exec("INSERT INTO person (name) VALUES ('王桂珍')")
    store.close()
    expect(readFileSync(file).includes('王桂珍')).toBe(false)
    expect(readFileSync(file).subarray(0, 15).toString()).not.toBe('SQLite format 3')
  })

  it('gives whole rows also of what somebody else asked for one column of', () => {
    const store = open([first, second])
    const names = 'SELECT name, id FROM person'
    const plucked = store.statement(names).pluck()
    expect(plucked.all()).toEqual(['王桂珍'])
    expect(store.statement(names).all()).toEqual([{ name: '王桂珍', id: 1 }])
    expect(plucked.all()).toEqual(['王桂珍'])
    expect(store.statement(names).pluck()).toBe(plucked)
    store.close()
  })

  it('is refused with another key, and the key is not in the error', () => {
    open([first]).close()
    const other = randomBytes(32)
    let message = ''
    try {
      openFile({ file, key: other })
    } catch (error) {
      message = String(error) + JSON.stringify(error)
    }
    expect(message).toContain('store.wrong-key-or-damaged')
    expect(message).not.toContain(other.toString('hex'))
  })

  it('is never made up where it is missing', () => {
    expect(() => openFile({ file, key })).toThrow('store.missing')
    expect(existsSync(file)).toBe(false)
  })

  it('is named damaged when it is, and stays as it was', () => {
    writeFileSync(file, randomBytes(8192))
    const before = readFileSync(file)
    expect(() => openFile({ file, key })).toThrow('store.wrong-key-or-damaged')
    expect(readFileSync(file).equals(before)).toBe(true)
  })
})

describe('a file that was cut', () => {
  it.each([0, 1, 100, 511, 4096])('to %i bytes is damaged, and not taken for a new one', (length) => {
    open([first, second]).close()
    truncateSync(file, length)
    expect(() => open([first, second])).toThrow('store.wrong-key-or-damaged')
    expect(statSync(file).size).toBe(length)
  })
})

describe('migrations', () => {
  it('run once, in order, after a proved backup of what was there', () => {
    const before = open([first])
    before.sqlite.exec("INSERT INTO person (name) VALUES ('周浩')")
    before.close()
    const after = open([first, second], '1.1.0')
    expect(after.sqlite.prepare('SELECT name, note FROM person').all()).toHaveLength(2)
    after.close()
    const [backup, ...more] = readdirSync(join(folder, 'backups'))
    expect(more).toEqual([])
    expect(backup).toMatch(/^\d{8}-\d{6}-[0-9a-f]{8}$/)
    expect(readManifest(join(folder, 'backups', backup ?? ''))).toMatchObject({
      reason: 'migration',
      schema: '0001_first',
      tables: { person: 1, migrations: 1 },
    })
    const copy = openFile({ file: join(folder, 'backups', backup ?? '', 'desk.db'), key })
    expect(copy.prepare('SELECT name FROM person').pluck().all()).toEqual(['周浩'])
    copy.close()
    const again = open([first, second], '1.1.0')
    expect(again.sqlite.prepare('SELECT count(*) FROM person').pluck().get()).toBe(2)
    again.close()
  })

  it('leave the file as it was when one of them fails', () => {
    open([first]).close()
    const broken: Migration = { id: '0003_broken', sql: 'INSERT INTO no_such_table VALUES (1);' }
    expect(() => open([first, second, broken])).toThrow('no such table')
    const store = open([first])
    expect(store.sqlite.prepare("SELECT count(*) FROM pragma_table_info('person')").pluck().get()).toBe(2)
    store.close()
  })

  it('that break a reference are taken back', () => {
    open([first]).close()
    const dangling: Migration = {
      id: '0002_dangling',
      sql: `CREATE TABLE visit (person INTEGER NOT NULL REFERENCES person (id)) STRICT; INSERT INTO visit VALUES (99);`,
    }
    expect(() => open([first, dangling])).toThrow('store.migration-breaks-references')
    const store = open([first])
    expect(store.sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
    store.close()
  })

  it('of a newer program are refused with both versions named', () => {
    open([first, second], '2.0.0').close()
    expect(() => open([first], '1.0.0')).toThrow(
      expect.objectContaining({
        code: 'store.newer-file',
        parameters: { file: '2.0.0', program: '1.0.0' },
      }) as Error,
    )
  })

  it('that were edited after their release are refused', () => {
    const edited = join(folder, 'migrations')
    mkdirSync(edited)
    writeFileSync(join(edited, '0001_first.sql'), first.sql)
    writeFileSync(join(edited, 'hashes.json'), JSON.stringify({ '0001_first': hashOf(first.sql) }))
    expect(readMigrations(edited)).toEqual([first])
    writeFileSync(join(edited, '0001_first.sql'), `${first.sql}\n`)
    expect(() => readMigrations(edited)).toThrow('store.migration-altered')
  })

  it('as shipped make strict tables only', () => {
    const store = open(readMigrations(join(resourcesDir, 'migrations', 'desk')))
    const loose = store.sqlite
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all()
    expect(loose).toEqual([])
    expect(
      migrate(store.sqlite, {
        migrations: readMigrations(join(resourcesDir, 'migrations', 'desk')),
        version: '1.0.0',
        now: 0,
        copyFirst: () => undefined,
      }),
    ).toEqual([])
    store.close()
  })
})
