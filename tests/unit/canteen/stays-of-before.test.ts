/** Stays of desks of before: they get a time after which they were not written down, from the log or from their end. */
import { expect, it } from 'vitest'
import { readMigrations } from '#vault/store/migrate'
import { proceduresOf } from '#desk/rpc/router'
import { deskContract } from '#centre/contract'
import { newDatabase } from '#vault/store/addon'

const migrations = readMigrations('resources/migrations/desk')
const brings = migrations.findIndex(({ id }) => id === '0048_banked-later')
const writers = ['canteen.diners.stay', 'canteen.diners.endStay'] as const

it('takes the last time that the log tells of their diner, else the end of what may be entered late', () => {
  const desk = newDatabase(':memory:')
  desk.pragma('foreign_keys = OFF')
  for (const { sql } of migrations.slice(0, brings)) desk.exec(sql)
  desk.exec(`
    INSERT INTO canteen_stays (id, diner_id, place, from_day, until_day) VALUES
      (1, 1, 'a', '2026-03-01', '2026-03-05'), (2, 1, 'a', '2026-04-01', NULL),
      (3, 2, 'a', '2026-03-01', '2026-03-05'), (4, 3, 'a', '2026-03-01', NULL)`)
  const told = desk.prepare(
    `INSERT INTO audit (sequence, at, procedure, outcome, subject, digest, mac) VALUES (?, ?, ?, ?, ?, '', '')`,
  )
  told.run(1, 100, writers[0], 'done', 'canteen-diner:1')
  told.run(2, 200, writers[1], 'done', 'canteen-diner:1')
  told.run(3, 300, writers[1], 'refused', 'canteen-diner:1')
  told.run(4, 400, 'canteen.diners.edit', 'done', 'canteen-diner:1')
  told.run(5, 500, writers[0], 'done', 'canteen-diner:11')
  desk.exec(migrations[brings]?.sql ?? '')
  expect(desk.prepare('SELECT id, at FROM canteen_stays ORDER BY id').raw().all()).toEqual([
    [1, 200],
    [2, 200],
    // The last day is the first one back at home.
    [3, Date.parse('2026-04-06T00:00:00+08:00')],
    [4, null],
  ])
})

it('is asked of the procedures that write stays down, by their names', () => {
  const names = proceduresOf(deskContract).map(([name]) => name)
  expect(names).toEqual(expect.arrayContaining([...writers]))
})
