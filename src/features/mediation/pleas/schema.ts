/** Which case became of a plea that belonged to none. The plea itself stays as it was taken down, and is only added to. */
import { index, integer, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { mediationCases } from '../schema/cases'
import { mediationPleas } from '../schema/screening'

export const mediationPleaCases = sqliteTable(
  'mediation_plea_cases',
  {
    id: integer('id').primaryKey(),
    pleaId: integer('plea_id')
      .notNull()
      .references(() => mediationPleas.id),
    caseId: integer('case_id')
      .notNull()
      .references(() => mediationCases.id),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [
    index('mediation_plea_cases_plea').on(row.pleaId, row.id),
    uniqueIndex('mediation_plea_cases_case').on(row.caseId),
  ],
)

/** SQL: the case that a plea goes on in; null while there is none, or where the last one was not taken up. */
export const caseOfPlea = (plea: string): string =>
  `(SELECT l.case_id FROM mediation_plea_cases l JOIN mediation_cases k ON k.id = l.case_id
     WHERE l.plea_id = ${plea} AND k.state NOT IN ('not-accepted', 'dropped') ORDER BY l.id DESC LIMIT 1)`

/** SQL over `@case`: ids of the pleas of a case, and of those that it began with, with what was added to either. */
export const pleasOfCase = `SELECT id FROM mediation_pleas WHERE case_id = @case
  UNION SELECT plea_id FROM mediation_plea_cases WHERE case_id = @case
  UNION SELECT a.id FROM mediation_plea_cases l JOIN mediation_pleas a ON a.adds_to = l.plea_id WHERE l.case_id = @case`

export const pleaGuards: readonly string[] = [
  // Of what belongs to a case already no other is made; of one that was not taken up there may be.
  `CREATE TRIGGER \`mediation_plea_cases_once\` BEFORE INSERT ON \`mediation_plea_cases\` BEGIN
  SELECT RAISE(ABORT, 'mediation.plea-has-case') WHERE ${caseOfPlea('NEW.plea_id')} IS NOT NULL;
  SELECT RAISE(ABORT, 'mediation.plea-unknown') WHERE NOT EXISTS (
    SELECT 1 FROM mediation_pleas p WHERE p.id = NEW.plea_id AND p.case_id IS NULL AND p.adds_to IS NULL);
END;`,
  // With its case it is shut.
  `CREATE TRIGGER \`mediation_pleas_of_shut\` BEFORE INSERT ON \`mediation_pleas\` WHEN NEW.case_id IS NULL AND NEW.adds_to IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id = ${caseOfPlea('NEW.adds_to')} AND c.state IN ('archived', 'joined'));
END;`,
]
