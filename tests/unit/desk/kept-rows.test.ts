/** What is kept beside a connection is what the database has, whoever changed it and however. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type SQLite from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { keptAnswers, keptRows } from '#vault/store/kept-rows'
import { newDatabase } from '#vault/store/addon'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const storeOf = (sqlite: SQLite.Database) => {
  const statements = new Map<string, SQLite.Statement>()
  return {
    sqlite,
    statement(sql: string) {
      const statement = statements.get(sql) ?? sqlite.prepare(sql)
      statements.set(sql, statement)
      return statement
    },
  }
}

function peopleOf(file = ':memory:') {
  const store = storeOf(newDatabase(file))
  store.sqlite.exec(`
    CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL, part_of INTEGER) STRICT;
    INSERT INTO people VALUES (1, '王', NULL), (2, '李', NULL), (3, '陈', NULL)`)
  const read: number[] = []
  const on = [
    { table: 'people', column: 'id' },
    { table: 'people', column: 'part_of' },
  ]
  const rows = keptRows({
    name: 'people_rows',
    on,
    most: 3,
    read: (from, ids) => {
      read.push(...ids)
      return new Map(
        ids.flatMap((id) => {
          const name: unknown = from
            .statement(
              `SELECT name || (SELECT count(*) FROM people p WHERE p.part_of = people.id) FROM people WHERE id = ?`,
            )
            .pluck()
            .get(id)
          return typeof name === 'string' ? [[id, name] as const] : []
        }),
      )
    },
  })
  let counted = 0
  const answers = keptAnswers<number>({ name: 'people_answers', on, most: 2 })
  const countOf = (name: string) =>
    answers(store, name, () => {
      counted += 1
      return Number(store.statement('SELECT count(*) FROM people WHERE name = ?').pluck().get(name))
    })
  return {
    ...store,
    names: (...ids: readonly number[]) => [...rows(store, ids).values()],
    /** Ids that were read since this was asked last. */
    read: () => read.splice(0),
    countOf,
    counted: () => counted,
  }
}

test('a row that was changed is read anew, by itself, and so is the one it became part of', () => {
  const { sqlite, names, read } = peopleOf()
  expect(names(1, 2, 3)).toEqual(['王0', '李0', '陈0'])
  read()
  expect(names(1, 2, 3)).toEqual(['王0', '李0', '陈0'])
  expect(read()).toEqual([])
  sqlite.exec("UPDATE people SET name = '黄' WHERE id = 1")
  expect(names(1, 2, 3)).toEqual(['李0', '陈0', '黄0'])
  expect(read()).toEqual([1])
  sqlite.exec('UPDATE people SET part_of = 2 WHERE id = 3')
  expect(new Set(names(1, 2, 3))).toEqual(new Set(['黄0', '李1', '陈0']))
  expect(read()).toEqual([2, 3])
  sqlite.exec('DELETE FROM people WHERE id = 3')
  expect(new Set(names(1, 2, 3))).toEqual(new Set(['黄0', '李0']))
})

test('what was rolled back was never kept, read in between or not', () => {
  for (const reads of [true, false]) {
    const { sqlite, names } = peopleOf()
    expect(names(1)).toEqual(['王0'])
    const rolledBack = sqlite.transaction(() => {
      sqlite.exec("UPDATE people SET name = '黄' WHERE id = 1")
      if (reads) expect(names(1)).toEqual(['黄0'])
      throw new Error('no')
    })
    expect(() => rolledBack()).toThrow('no')
    expect(names(1)).toEqual(['王0'])
    expect(names(1)).toEqual(['王0'])
  }
})

test('nothing is kept that was first read in a transaction, for its triggers would go with it', () => {
  const { sqlite, names } = peopleOf()
  const rolledBack = sqlite.transaction(() => {
    expect(names(1)).toEqual(['王0'])
    throw new Error('no')
  })
  expect(() => rolledBack()).toThrow('no')
  expect(names(1)).toEqual(['王0'])
  sqlite.exec("UPDATE people SET name = '黄' WHERE id = 1")
  expect(names(1)).toEqual(['黄0'])
})

test('what another program wrote into the file is found', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-kept-'))
  folders.push(folder)
  const file = path.join(folder, 'people.db')
  const { sqlite, names, countOf } = peopleOf(file)
  expect(names(1)).toEqual(['王0'])
  expect(countOf('王')).toBe(1)
  const other = newDatabase(file)
  other.exec("UPDATE people SET name = '黄'")
  other.close()
  expect(names(1)).toEqual(['黄0'])
  expect(countOf('王')).toBe(0)
  sqlite.close()
})

test('a connection that can only read keeps too, and makes nothing in it', () => {
  const { sqlite, names, read } = peopleOf()
  sqlite.pragma('query_only = ON')
  expect(names(1)).toEqual(['王0'])
  read()
  expect(names(1)).toEqual(['王0'])
  expect(read()).toEqual([])
  expect(sqlite.prepare('SELECT count(*) FROM sqlite_temp_schema').pluck().get()).toBe(0)
})

test('no more are kept than were allowed', () => {
  const { sqlite, names, read } = peopleOf()
  sqlite.exec("INSERT INTO people VALUES (4, '赵', NULL)")
  names(1, 2, 3)
  names(4)
  read()
  expect(names(4)).toEqual(['赵0'])
  expect(read()).toEqual([])
  names(1)
  expect(read()).toEqual([1])
})

test('an answer stands until anything changes in its tables, and none of a transaction under way is kept', () => {
  const { sqlite, countOf, counted } = peopleOf()
  expect([countOf('王'), countOf('王')]).toEqual([1, 1])
  expect(counted()).toBe(1)
  sqlite.exec("INSERT INTO people VALUES (5, '王', NULL)")
  expect([countOf('王'), countOf('王')]).toEqual([2, 2])
  expect(counted()).toBe(2)
  const rolledBack = sqlite.transaction(() => {
    sqlite.exec('DELETE FROM people')
    expect(countOf('王')).toBe(0)
    throw new Error('no')
  })
  expect(() => rolledBack()).toThrow('no')
  expect(countOf('王')).toBe(2)
})

test('answers are kept of no time in which they may not be', () => {
  const store = peopleOf()
  const isComing = () => store.statement("SELECT 1 FROM people WHERE name = '来'").get() !== undefined
  const counts = keptAnswers<number>({
    name: 'people_coming',
    on: [{ table: 'people', column: 'id' }],
    most: 2,
    notWhile: isComing,
  })
  let asked = 0
  const count = () =>
    counts(store, 'all', () => {
      asked += 1
      return Number(store.statement('SELECT count(*) FROM people').pluck().get())
    })
  expect([count(), count(), asked]).toEqual([3, 3, 1])
  store.sqlite.exec("INSERT INTO people VALUES (4, '来', NULL)")
  expect([count(), count(), asked]).toEqual([4, 4, 3])
  store.sqlite.exec("UPDATE people SET name = '到' WHERE id = 4")
  expect([count(), count(), asked]).toEqual([4, 4, 4])
})

test('where only some columns tell, a change of others leaves what is kept', () => {
  const store = peopleOf()
  const parts = keptAnswers<number>({
    name: 'people_parts',
    on: [
      {
        table: 'people',
        column: 'id',
        putWhen: 'NEW.id < (SELECT max(id) FROM people)',
        changesOf: ['part_of'],
      },
    ],
    most: 2,
  })
  let asked = 0
  const count = () =>
    parts(store, 'all', () => {
      asked += 1
      return Number(store.statement('SELECT count(*) FROM people WHERE part_of IS NULL').pluck().get())
    })
  expect([count(), asked]).toEqual([3, 1])
  store.sqlite.exec("UPDATE people SET name = '黄' WHERE id = 1")
  expect([count(), asked]).toEqual([3, 1])
  store.sqlite.exec('UPDATE people SET part_of = 2 WHERE id = 1')
  expect([count(), asked]).toEqual([2, 2])
  store.sqlite.exec("INSERT INTO people VALUES (9, '赵', NULL)")
  expect([count(), asked]).toEqual([2, 2])
  store.sqlite.exec("INSERT INTO people VALUES (8, '钱', NULL)")
  expect([count(), asked]).toEqual([4, 3])
  store.sqlite.exec('DELETE FROM people WHERE id = 8')
  expect([count(), asked]).toEqual([3, 4])
})
