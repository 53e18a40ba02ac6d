/** Desks of before have their tenders, subsidies and answers under their keys: every row is there, in its order, and as guarded. */
import type Database from 'better-sqlite3'
import { beforeEach, expect, it } from 'vitest'
import { readMigrations } from '#vault/store/migrate'
import { newDatabase } from '#vault/store/addon'

const brings = '0035_fewer-pages-a-meal'
const migrations = readMigrations('resources/migrations/desk')
const before = migrations.findIndex(({ id }) => id === brings)

let desk: Database.Database
beforeEach(() => {
  desk = newDatabase(':memory:')
  desk.pragma('foreign_keys = OFF')
  for (const { sql } of migrations.slice(0, before)) desk.exec(sql)
  desk.exec(`
    INSERT INTO canteen_accounts (id, diner_id, opened_on, used_at) VALUES (1, NULL, '2026-01-01', 0);
    INSERT INTO canteen_lots (id, account_id, kind) VALUES (1, 1, 'principal'), (2, 1, 'gift');
    INSERT INTO canteen_entries (id, account_id, lot_id, kind, passage, fen, day, at, staff_id) VALUES
      (1, 1, 1, 'top-up', 'in', 800, '2026-11-01', 0, 1), (2, 1, 2, 'top-up', 'in', 500, '2026-11-01', 0, 1),
      (3, 1, 1, 'spend', 'out', 800, '2026-11-02', 0, 1);
    INSERT INTO canteen_meals (id, kind, day, meal, way, eater, at, list_fen, price_fen, subsidy_fen, delivery_fee_fen,
      delivery_subsidy_fen, own_fen, lines, price, used, staff_id)
    SELECT value, 'sale', '2026-11-02', 'lunch', 'eaten', 'companion', 0, 1350, 1350, 0, 0, 0, 1350, '[]', '{}', '{}', 1
      FROM json_each('[7, 8]');
    INSERT INTO canteen_tenders (id, meal_id, kind, fen, given_fen, change_fen, deed) VALUES
      (4, 8, 'cash', 550, 1000, 450, NULL), (5, 7, 'cash', 1350, 1350, 0, NULL), (6, 8, 'balance', 800, 800, 0, 3);
    INSERT INTO canteen_subsidies (id, meal_id, day, part, policy, category, funder, fen) VALUES
      (1, 8, '2026-11-02', 'meal', 'b', 'x', '市', 200), (2, 7, '2026-11-02', 'meal', 'a', 'x', '市', 100),
      (3, 8, '2026-11-02', 'meal', 'b', 'x', '区', 300), (4, 8, '2026-11-02', 'meal', 'b', 'x', '市', 200);
    INSERT INTO answered_requests VALUES ('z', 'canteen.till.sell', 1, 'i', '{"meal":8}', 5), ('a', 'p', 1, 'i', 'null', 6)`)
})

const bring = () => desk.exec(migrations[before]?.sql ?? '')
const all = (sql: string): unknown[] => desk.prepare(sql).all()

it('no row of any of them is lost or changed', () => {
  const asked = [
    'SELECT meal_id, kind, fen, given_fen, change_fen, deed FROM canteen_tenders ORDER BY meal_id, kind',
    'SELECT meal_id, day, part, policy, category, funder, fen FROM canteen_subsidies ORDER BY meal_id, funder, fen',
    'SELECT * FROM answered_requests ORDER BY request_id',
    'SELECT * FROM canteen_unclaimed ORDER BY meal_id',
    'SELECT id, left_fen FROM canteen_lots ORDER BY id',
  ]
  const held = asked.map(all)
  bring()
  expect(asked.map(all)).toEqual(held)
  expect(all('SELECT meal_id, line, funder FROM canteen_subsidies')).toEqual([
    { meal_id: 7, line: 1, funder: '市' },
    { meal_id: 8, line: 1, funder: '市' },
    { meal_id: 8, line: 2, funder: '区' },
    { meal_id: 8, line: 3, funder: '市' },
  ])
  expect(desk.pragma('foreign_key_check(canteen_tenders)')).toEqual([])
})

it('a lot is spent while nothing is left of it, and no lot falls below zero', () => {
  bring()
  const spent = () => desk.prepare('SELECT spent FROM canteen_lots ORDER BY id').pluck().all()
  expect(spent()).toEqual([1, 0])
  desk.exec(`INSERT INTO canteen_entries (account_id, lot_id, kind, passage, fen, reverses, day, at, staff_id)
    VALUES (1, 1, 'reversal', 'out', 800, 3, '2026-11-03', 0, 1)`)
  expect(spent()).toEqual([0, 0])
  const take = (lot: number, fen: number) => () =>
    desk.exec(`INSERT INTO canteen_entries (account_id, lot_id, kind, passage, fen, day, at, staff_id)
      VALUES (1, ${lot}, 'spend', 'out', ${fen}, '2026-11-03', 0, 1)`)
  expect(take(2, 501)).toThrow()
  take(2, 500)()
  expect(spent()).toEqual([0, 1])
})

it('what was written stays as it was, and a day that is closed takes no more', () => {
  bring()
  for (const table of ['canteen_tenders', 'canteen_subsidies'])
    for (const change of [`UPDATE ${table} SET fen = 0`, `DELETE FROM ${table}`])
      expect(() => desk.exec(change)).toThrow(/append-only/)
  desk.exec(`
    INSERT INTO canteen_close_requests (id, day, until_meal, until_entry, at, staff_id) VALUES (1, '2026-11-02', 8, 3, 0, 1);
    INSERT INTO canteen_closed_days (day, request_id, closed_by, witnessed_by, at) VALUES ('2026-11-02', 1, 1, 2, 0)`)
  expect(() => desk.exec(`INSERT INTO canteen_tenders VALUES (7, 'free', 0, 0, 0, NULL)`)).toThrow(/closed/)
  expect(() =>
    desk.exec(`INSERT INTO canteen_subsidies VALUES (7, 2, '2026-11-02', 'meal', 'a', '', '市', 1)`),
  ).toThrow(/closed/)
})
