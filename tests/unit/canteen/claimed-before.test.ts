/** Desks of before: meals that were taken in for less than they were given are found, and no others. */
import { expect, it } from 'vitest'
import { readMigrations } from '#vault/store/migrate'
import { newDatabase } from '#vault/store/addon'

const migrations = readMigrations('resources/migrations/desk')
const brings = migrations.findIndex(({ id }) => id === '0042_claimed-otherwise')

it('what was claimed otherwise than as it was sold is looked at again from now on', () => {
  const desk = newDatabase(':memory:')
  desk.pragma('foreign_keys = OFF')
  for (const { sql } of migrations.slice(0, brings)) desk.exec(sql)
  // 1: as sold. 2: for nothing. 3: for less. 4: of another funder. 5: not claimed yet. 6: for nothing, and taken back by 7.
  desk.exec(`
    INSERT INTO canteen_meals (id, kind, reverses, day, meal, way, eater, at, list_fen, price_fen, subsidy_fen, delivery_fee_fen,
      delivery_subsidy_fen, own_fen, lines, price, used, staff_id)
    SELECT value, iif(value = 7, 'reversal', 'sale'), iif(value = 7, 6, NULL), '2026-09-10', 'lunch', 'eaten', 'companion', 0,
      fen, fen, 0, 0, 0, fen, '[]', '{}', '{}', 1
      FROM (SELECT value, iif(value = 7, -1350, 1350) AS fen FROM json_each('[1, 2, 3, 4, 5, 6, 7]'));
    INSERT INTO canteen_subsidies (meal_id, line, day, part, policy, category, funder, fen)
    SELECT value, 1, '2026-09-10', 'meal', 'a', 'x', '市', 800 FROM json_each('[1, 2, 3, 4, 5, 6]');
    INSERT INTO canteen_claims (id, from_day, until_day, state, made_at, made_by)
      VALUES (1, '2026-09-01', '2026-09-30', 'draft', 0, 1);
    DELETE FROM canteen_unclaimed WHERE meal_id <> 5;
    INSERT INTO canteen_claim_lines (claim_id, meal_id, day, part, policy, category, funder, turn, count, fen) VALUES
      (1, 1, '2026-09-10', 'meal', 'a', 'x', '市', 1, 1, 800), (1, 3, '2026-09-10', 'meal', 'a', 'x', '市', 1, 1, 200),
      (1, 4, '2026-09-10', 'meal', 'b', 'x', '区', 1, 1, 800)`)
  desk.exec(migrations[brings]?.sql ?? '')
  expect(desk.prepare('SELECT meal_id FROM canteen_claimed_otherwise').pluck().all()).toEqual([2, 3, 4])
})
