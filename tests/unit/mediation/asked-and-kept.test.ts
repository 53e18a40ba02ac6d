/** What a file of before has of rights that were told is the first telling; a hand or a step of before stays as it lies there. */
import { expect, it } from 'vitest'
import { readMigrations } from '#vault/store/migrate'
import { newDatabase } from '#vault/store/addon'

it('the migration keeps each day on which rights were told, also of a case that is bound', () => {
  const database = newDatabase(':memory:')
  const migrations = readMigrations('resources/migrations/mediation')
  const kept = migrations.findIndex(({ id }) => id.endsWith('_asked-and-kept'))
  for (const { sql } of migrations.slice(0, kept)) database.exec(sql)
  database.exec(`
    INSERT INTO mediation_cases (source, kind, difficulty, people, narrative, opened_at, opened_by)
      VALUES ('own-motion', '邻里', 'ordinary', 2, '漏水', 1, 1);
    INSERT INTO mediation_parties (case_id, role, side, kind, name, rights_told_on)
      VALUES (1, 'applicant', 1, 'person', '甲', '2026-03-02'), (1, 'respondent', 2, 'person', '乙', NULL);
    INSERT INTO mediation_agreements (case_id, form, number_year, number_sequence, number, facts, dispute, responsibilities, at, staff_id)
      VALUES (1, 'written', 2026, 1, '协1号', '', '', '', 1, 1);
    INSERT INTO mediation_signatures (agreement_id, of_whom, party_id, manner, day, at, staff_id)
      VALUES (1, 'party', 1, 'signature', '2026-03-03', 1, 1);
    DROP TRIGGER mediation_cases_follow;
    UPDATE mediation_cases SET state = 'archived', before_closing = 'performed', number = '1号', number_year = 2026, number_sequence = 1,
      accepted_on = '2026-03-01', due = '2026-03-31';
    CREATE TRIGGER mediation_cases_follow BEFORE UPDATE ON mediation_cases BEGIN SELECT 1; END`)
  for (const { sql } of migrations.slice(kept)) database.exec(sql)
  expect(database.prepare('SELECT party_id, on_day, staff_id FROM mediation_rights_told').all()).toEqual([
    { party_id: 1, on_day: '2026-03-02', staff_id: null },
  ])
  // Nobody asked how old 甲 was: what they signed before somebody had to ask stays signed.
  expect(database.prepare('SELECT count(*) FROM mediation_signatures').pluck().get()).toBe(1)
  expect(database.prepare('SELECT died_on FROM mediation_parties').pluck().all()).toEqual([null, null])
  database.close()
})
