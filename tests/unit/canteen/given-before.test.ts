/** Desks of before have what was given in all added up from their rows, each meal in its own month, and go on from there. */
import { expect, it } from 'vitest'
import { readMigrations } from '#vault/store/migrate'
import { newDatabase } from '#vault/store/addon'

const brings = '0037_given-in-all'
const migrations = readMigrations('resources/migrations/desk')
const at = migrations.findIndex(({ id }) => id === brings)

const meal = (id: number, day: string, fen: number, reverses: number | null = null) => `
  INSERT INTO canteen_meals (id, kind, reverses, reason, day, meal, way, eater, at, list_fen, price_fen, subsidy_fen,
    delivery_fee_fen, delivery_subsidy_fen, own_fen, lines, price, used, staff_id)
  VALUES (${id}, '${reverses === null ? 'sale' : 'refund'}', ${reverses ?? 'NULL'}, ${reverses === null ? 'NULL' : "'spoilt'"},
    '${day}', 'lunch', 'eaten', 'companion', 0, ${2 * fen}, ${2 * fen}, ${fen}, 0, 0, ${fen}, '[]', '{}', '{}', 1);
  INSERT INTO canteen_subsidies (meal_id, line, day, part, policy, category, funder, fen)
  VALUES (${id}, 1, '${day}', 'meal', 'five', 'x', '市', ${fen});`

it('what was given before counts, and what is taken back later goes back to the month of its meal', () => {
  const desk = newDatabase(':memory:')
  desk.pragma('foreign_keys = OFF')
  for (const { sql } of migrations.slice(0, at)) desk.exec(sql)
  desk.exec(meal(1, '2026-10-30', 200) + meal(2, '2026-10-31', 300) + meal(3, '2026-11-02', 500))
  desk.exec(meal(4, '2026-11-03', -200, 1))
  desk.exec(migrations[at]?.sql ?? '')
  const given = () => desk.prepare('SELECT month, policy, funder, fen FROM canteen_given').raw().all()
  expect(given()).toEqual([
    ['2026-10', 'five', '市', 300],
    ['2026-11', 'five', '市', 500],
  ])
  desk.exec(meal(5, '2026-11-04', 100) + meal(6, '2026-11-04', -300, 2))
  expect(given()).toEqual([
    ['2026-10', 'five', '市', 0],
    ['2026-11', 'five', '市', 600],
  ])
  desk.close()
})
