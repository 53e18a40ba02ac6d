import type SQLite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { kept, settle } from '#vault/store/kept'
import { newDatabase } from '#vault/store/addon'

function deskOf() {
  const sqlite = newDatabase(':memory:')
  sqlite.exec("CREATE TABLE words (word TEXT NOT NULL) STRICT; INSERT INTO words VALUES ('一')")
  const statements = new Map<string, SQLite.Statement>()
  const store = {
    statement(sql: string) {
      const statement = statements.get(sql) ?? sqlite.prepare(sql)
      statements.set(sql, statement)
      return statement
    },
  }
  let reads = 0
  const words = kept((from): readonly unknown[] => {
    reads += 1
    return from.statement('SELECT word FROM words ORDER BY rowid').pluck().all()
  })
  const put = (word: string) => {
    store.statement('INSERT INTO words VALUES (?)').run(word)
    words.changed(store)
  }
  return { sqlite, store, words, put, reads: () => reads }
}

test('is read once, and again after a change', () => {
  const { store, words, put, reads } = deskOf()
  expect(words.of(store)).toEqual(['一'])
  expect(words.of({ statement: (sql) => store.statement(sql) })).toEqual(['一'])
  expect(reads()).toBe(1)
  put('二')
  expect(words.of(store)).toEqual(['一', '二'])
  expect(words.of(store)).toEqual(['一', '二'])
  expect(reads()).toBe(2)
})

test('what a transaction changed is seen in it and forgotten with it', () => {
  const { sqlite, store, words, put } = deskOf()
  expect(words.of(store)).toEqual(['一'])
  const rolledBack = sqlite.transaction(() => {
    put('二')
    expect(words.of(store)).toEqual(['一', '二'])
    throw new Error('no')
  })
  expect(() => rolledBack()).toThrow('no')
  expect(words.of(store)).toEqual(['一'])
})

test('a change that stayed is kept from the first look after its transaction on', () => {
  const { sqlite, store, words, put, reads } = deskOf()
  sqlite.transaction(() => {
    put('二')
    words.of(store)
  })()
  expect(words.of(store)).toEqual(['一', '二'])
  const before = reads()
  expect(words.of(store)).toEqual(['一', '二'])
  expect(reads()).toBe(before)
})

test('two databases do not know of each other', () => {
  const one = deskOf()
  const other = deskOf()
  one.put('二')
  expect(one.words.of(one.store)).toEqual(['一', '二'])
  expect(one.words.of(other.store)).toEqual(['一'])
})

test('a change that stayed is kept in the next transaction when nothing was looked at between, once that is said', () => {
  const { sqlite, store, words, put, reads } = deskOf()
  sqlite.transaction(() => {
    put('二')
    settle(store)
    words.of(store)
    words.of(store)
  })()
  const before = reads()
  settle(store)
  sqlite.transaction(() => {
    expect(words.of(store)).toEqual(['一', '二'])
    words.of(store)
  })()
  expect(reads()).toBe(before + 1)
})
