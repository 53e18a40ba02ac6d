/** Around the text of an agreement: the check before it was signed, that it was set aside, and who got which copy. */
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { setAsideWhys } from '../contract/words'
import { mediationAgreements } from './agreements'
import { mediationCaseEvents } from './cases'
import { mediationParties } from './parties'

const ofAgreement = () =>
  integer('agreement_id')
    .notNull()
    .references(() => mediationAgreements.id)

/** What was asked before it was laid before the parties, and the step that did so: taken back, it counts no more. */
export const mediationChecks = sqliteTable(
  'mediation_checks',
  {
    id: integer('id').primaryKey(),
    agreementId: ofAgreement(),
    eventId: integer('event_id')
      .notNull()
      .references(() => mediationCaseEvents.id),
    lawful: integer('lawful', { mode: 'boolean' }).notNull(),
    nobodyElses: integer('nobody_elses', { mode: 'boolean' }).notNull(),
    decent: integer('decent', { mode: 'boolean' }).notNull(),
    free: integer('free', { mode: 'boolean' }).notNull(),
    /** `[{party, by}]` as JSON: to whom it was read, and by whom. */
    readTo: text('read_to').notNull(),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [uniqueIndex('mediation_checks_agreement').on(row.agreementId)],
)

/** An agreement that is not signed any more, or that another takes the place of. */
export const mediationSetAsides = sqliteTable(
  'mediation_set_asides',
  {
    id: integer('id').primaryKey(),
    agreementId: ofAgreement(),
    eventId: integer('event_id')
      .notNull()
      .references(() => mediationCaseEvents.id),
    why: text('why', { enum: setAsideWhys }).notNull(),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [index('mediation_set_asides_agreement').on(row.agreementId)],
)

/** An original: one for each party and one for the file (人民调解法 29). The last row of each counts. */
export const mediationCopies = sqliteTable(
  'mediation_copies',
  {
    id: integer('id').primaryKey(),
    agreementId: ofAgreement(),
    /** Null is the file's own. */
    partyId: integer('party_id').references(() => mediationParties.id),
    /** The committee that sits at the case with this one and it is for, by name; empty of the others. */
    committee: text('committee').notNull().default(''),
    givenOn: text('given_on'),
    takenBy: text('taken_by').notNull(),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [index('mediation_copies_agreement').on(row.agreementId, row.id)],
)

const signedOf = (row: 'NEW' | 'OLD'): string =>
  `EXISTS (SELECT 1 FROM mediation_duties d JOIN mediation_signatures s ON s.agreement_id = d.agreement_id
    WHERE d.id = ${row}.duty_id)`

/** What is signed stays as it was signed, instalment by instalment. */
export const signingGuards: readonly string[] = (['INSERT', 'UPDATE', 'DELETE'] as const).map(
  (
    event,
  ) => `CREATE TRIGGER \`mediation_instalments_signed_${event.toLowerCase()}\` BEFORE ${event} ON \`mediation_instalments\` BEGIN
  SELECT RAISE(ABORT, 'mediation.signed') WHERE ${signedOf(event === 'INSERT' ? 'NEW' : 'OLD')};
END;`,
)
