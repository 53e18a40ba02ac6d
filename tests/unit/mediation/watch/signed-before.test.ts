/** What was signed before names were kept beside hands says afterwards who signed, and is as unchangeable as it was. */
import { expect, it } from 'vitest'
import { readMigrations } from '#vault/store/migrate'
import { newDatabase } from '#vault/store/addon'

it('the migration keeps beside each hand what its party is called, and changes no hand', () => {
  const database = newDatabase(':memory:')
  const migrations = readMigrations('resources/migrations/mediation')
  const asItWas = migrations.findIndex(({ id }) => id.endsWith('_as-it-was'))
  for (const { sql } of migrations.slice(0, asItWas)) database.exec(sql)
  // Of a whole course only the hands matter here: what guards them when they are put is asked elsewhere.
  for (const name of database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%BEFORE INSERT%'`)
    .pluck()
    .all())
    database.exec(`DROP TRIGGER \`${String(name)}\``)
  database.exec(`INSERT INTO mediation_cases (source, kind, difficulty, people, money_fen, narrative, opened_at, opened_by)
    VALUES ('own-motion', '邻里', 'ordinary', 2, 0, '楼上渗水', 1, 1);
    INSERT INTO mediation_parties (case_id, role, side, kind, name) VALUES (1, 'applicant', 1, 'person', '甲建国');
    INSERT INTO mediation_stays (case_id, staff_id, as_what, from_day) VALUES (1, 2, 'mediator', '2026-11-20');
    INSERT INTO mediation_agreements (case_id, form, number_year, number_sequence, number, facts, dispute, responsibilities, at, staff_id)
    VALUES (1, 'written', 2026, 1, '协1号', '', '', '', 1, 1);
    INSERT INTO mediation_signatures (agreement_id, of_whom, party_id, manner, day, at, staff_id)
    VALUES (1, 'party', 1, 'signature', '2026-11-20', 1, 1), (1, 'mediator', NULL, 'signature', NULL, 1, 1)`)
  for (const { sql } of migrations.slice(asItWas, asItWas + 1)) database.exec(sql)
  expect(
    database.prepare('SELECT of_whom, day, signed_as FROM mediation_signatures ORDER BY id').all(),
  ).toEqual([
    { of_whom: 'party', day: '2026-11-20', signed_as: '甲建国' },
    { of_whom: 'mediator', day: null, signed_as: null },
  ])
  // When somebody came is not known of before, and nothing is made up.
  expect(database.prepare('SELECT at FROM mediation_stays').pluck().all()).toEqual([null])
  expect(() => database.exec(`UPDATE mediation_signatures SET signed_as = '乙'`)).toThrow('append-only')
  database.close()
})
