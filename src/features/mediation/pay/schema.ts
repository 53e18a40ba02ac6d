/** 以案定补: who got how much for which case. Rows are added; one that was wrong is taken back by a row that names it. */
import {
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core'
import { sql } from 'drizzle-orm'
import type { LedgerTable } from '#vault/ledgers/triggers'
import { mediationCases } from '../schema/cases'

export const mediationPay = sqliteTable(
  'mediation_pay',
  {
    id: integer('id').primaryKey(),
    caseId: integer('case_id')
      .notNull()
      .references(() => mediationCases.id),
    /** Of the desk's own file. */
    mediatorId: integer('mediator_id').notNull(),
    fen: integer('fen').notNull(),
    /** Who approved it at the judicial office, and when. */
    approvedBy: text('approved_by').notNull(),
    approvedOn: text('approved_on').notNull(),
    /** Of a row that takes another back: why. */
    reason: text('reason').notNull(),
    reverses: integer('reverses').references((): AnySQLiteColumn => mediationPay.id),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [
    index('mediation_pay_case').on(row.caseId, row.id),
    index('mediation_pay_mediator').on(row.mediatorId, row.approvedOn),
    uniqueIndex('mediation_pay_reversed').on(row.reverses),
    check('mediation_pay_approved', sql`trim(${row.approvedBy}) <> ''`),
    check('mediation_pay_reason', sql`${row.reverses} IS NULL OR trim(${row.reason}) <> ''`),
  ],
)

/** The account is the case, the lots are its mediators: rows of `pay/rules.ts`. */
export const payLedger: LedgerTable = {
  table: 'mediation_pay',
  account: ['case_id'],
  from: 'NULL',
  to: "'mediator:' || mediator_id",
  amount: 'fen',
  reverses: 'reverses',
}

export const payGuards: readonly string[] = [
  `CREATE TRIGGER \`mediation_pay_once\` BEFORE INSERT ON \`mediation_pay\` BEGIN
  SELECT RAISE(ABORT, 'mediation.pay-paid-before') WHERE NEW.reverses IS NULL AND EXISTS (
    SELECT 1 FROM mediation_pay p WHERE p.case_id = NEW.case_id AND p.mediator_id = NEW.mediator_id
       AND p.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM mediation_pay r WHERE r.reverses = p.id));
END;`,
]
