/**
 * 告诫书 and 人身安全保护令: what came, what was seen, what was asked of the court and what it ruled. Of a register the text of its row
 * may be put right; everything that was done is added and never changed.
 */
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  askedOfCourt,
  onBehalfBecause,
  orderApplicants,
  toldOfBreach,
  visitedPeople,
} from '../contract/words'
import { mediationCases } from '../schema/cases'

/** Of the desk's own file; null is somebody from outside. */
const resident = (name: string) => integer(name)

/** Who watches over it and whose case it belongs to, where it has one: the two by whom it is in sight. */
const watched = {
  id: integer('id').primaryKey(),
  caseId: integer('case_id').references(() => mediationCases.id),
  keeperId: integer('keeper_id').notNull(),
}

/** When it was written down, and by whom. */
const written = { at: integer('at').notNull(), staffId: integer('staff_id').notNull() }

export const mediationWarnings = sqliteTable(
  'mediation_warnings',
  {
    ...watched,
    issuer: text('issuer').notNull(),
    number: text('number').notNull(),
    issuedOn: text('issued_on').notNull(),
    receivedOn: text('received_on').notNull(),
    offender: text('offender').notNull(),
    offenderResidentId: resident('offender_resident_id'),
    victim: text('victim').notNull(),
    victimResidentId: resident('victim_resident_id'),
    facts: text('facts').notNull(),
  },
  (row) => [
    index('mediation_warnings_case').on(row.caseId),
    index('mediation_warnings_keeper').on(row.keeperId),
    check('mediation_warnings_days', sql`${row.issuedOn} <= ${row.receivedOn}`),
  ],
)

/** A visit to one of both (反家庭暴力法 17). One that found nothing to write is none. */
export const mediationWarningVisits = sqliteTable(
  'mediation_warning_visits',
  {
    id: integer('id').primaryKey(),
    warningId: integer('warning_id')
      .notNull()
      .references(() => mediationWarnings.id),
    whom: text('whom', { enum: visitedPeople }).notNull(),
    on: text('on_day').notNull(),
    found: text('found').notNull(),
    by: text('by_whom').notNull(),
    ...written,
  },
  (row) => [
    index('mediation_warning_visits_warning').on(row.warningId, row.id),
    check('mediation_warning_visits_found', sql`trim(${row.found}) <> ''`),
  ],
)

export const mediationOrders = sqliteTable(
  'mediation_orders',
  {
    ...watched,
    court: text('court').notNull(),
    number: text('number').notNull(),
    madeOn: text('made_on').notNull(),
    /** The day on which the committee wrote it down; null of what was written before that was kept. */
    learntOn: text('learnt_on'),
    /** As the court made it; an extension is a ruling of its own. */
    endsOn: text('ends_on').notNull(),
    measures: text('measures').notNull(),
    protectedName: text('protected_name').notNull(),
    protectedResidentId: resident('protected_resident_id'),
    againstName: text('against_name').notNull(),
    againstResidentId: resident('against_resident_id'),
    askedBy: text('asked_by', { enum: orderApplicants }).notNull(),
    /** Where the committee asked: why they could not themselves, and whether they wished it. */
    because: text('because', { enum: onBehalfBecause }),
    wished: integer('wished', { mode: 'boolean' }).notNull(),
  },
  (row) => [
    index('mediation_orders_case').on(row.caseId),
    index('mediation_orders_keeper').on(row.keeperId),
    check('mediation_orders_measures', sql`json_array_length(${row.measures}) > 0`),
    // 反家庭暴力法 23, 法释〔2022〕17号 2: for whom the committee may ask.
    check(
      'mediation_orders_on_behalf',
      sql`${row.askedBy} <> 'committee' OR (${row.because} IS NOT NULL AND (${row.because} <> 'old-disabled-or-ill' OR ${row.wished}))`,
    ),
  ],
)

/** Asked of the court that made an order: more time, other measures, its lifting. */
export const mediationOrderAskings = sqliteTable(
  'mediation_order_askings',
  {
    id: integer('id').primaryKey(),
    orderId: integer('order_id')
      .notNull()
      .references(() => mediationOrders.id),
    what: text('what', { enum: askedOfCourt }).notNull(),
    on: text('on_day').notNull(),
    /** 申请人 themselves, or whoever asked for the order on their behalf. */
    byApplicant: integer('by_applicant', { mode: 'boolean' }).notNull(),
    reason: text('reason').notNull(),
    ...written,
  },
  (row) => [index('mediation_order_askings_order').on(row.orderId, row.id)],
)

export const mediationOrderRulings = sqliteTable(
  'mediation_order_rulings',
  {
    id: integer('id').primaryKey(),
    askingId: integer('asking_id')
      .notNull()
      .references(() => mediationOrderAskings.id),
    on: text('on_day').notNull(),
    number: text('number').notNull(),
    granted: integer('granted', { mode: 'boolean' }).notNull(),
    /** Of an extension: its new last day. */
    until: text('until_day'),
    /** Of other measures: all that stand from then on, as JSON. Null of what was granted before they were kept. */
    measures: text('measures'),
    ...written,
  },
  (row) => [uniqueIndex('mediation_order_rulings_once').on(row.askingId)],
)

/** What was seen of how an order is kept (反家庭暴力法 32). */
export const mediationOrderSightings = sqliteTable(
  'mediation_order_sightings',
  {
    id: integer('id').primaryKey(),
    orderId: integer('order_id')
      .notNull()
      .references(() => mediationOrders.id),
    on: text('on_day').notNull(),
    kept: integer('kept', { mode: 'boolean' }).notNull(),
    what: text('what').notNull(),
    by: text('by_whom').notNull(),
    ...written,
  },
  (row) => [
    index('mediation_order_sightings_order').on(row.orderId, row.id),
    check('mediation_order_sightings_what', sql`trim(${row.what}) <> ''`),
  ],
)

/** A breach is told to the police or to the court; without a receipt it was not. */
export const mediationBreachesTold = sqliteTable(
  'mediation_breaches_told',
  {
    id: integer('id').primaryKey(),
    sightingId: integer('sighting_id')
      .notNull()
      .references(() => mediationOrderSightings.id),
    to: text('to_body', { enum: toldOfBreach }).notNull(),
    on: text('on_day').notNull(),
    receipt: text('receipt').notNull(),
    ...written,
  },
  (row) => [
    index('mediation_breaches_told_sighting').on(row.sightingId),
    check('mediation_breaches_told_receipt', sql`trim(${row.receipt}) <> ''`),
  ],
)

/** 保护令协助记录: how the committee helped to enforce it, with whom. */
export const mediationOrderHelp = sqliteTable(
  'mediation_order_help',
  {
    id: integer('id').primaryKey(),
    orderId: integer('order_id')
      .notNull()
      .references(() => mediationOrders.id),
    on: text('on_day').notNull(),
    what: text('what').notNull(),
    withWhom: text('with_whom').notNull(),
    by: text('by_whom').notNull(),
    ...written,
  },
  (row) => [index('mediation_order_help_order').on(row.orderId, row.id)],
)

/** What was done about them: added and never changed. */
export const protectionAppendOnly: readonly string[] = [
  'mediation_warning_visits',
  'mediation_order_askings',
  'mediation_order_rulings',
  'mediation_order_sightings',
  'mediation_breaches_told',
  'mediation_order_help',
]

const refuseWhere = (code: string, condition: string): string =>
  `SELECT RAISE(ABORT, 'mediation.${code}') WHERE ${condition};`

/** As `addMonths` has it: of a shorter month its last day. */
const sixMonthsAfter = (day: string): string => `date(${day}, '+6 months', 'floor')`

const endOf = (order: string): string =>
  `coalesce((SELECT r.until_day FROM mediation_order_rulings r JOIN mediation_order_askings a ON a.id = r.asking_id
      WHERE a.order_id = ${order} AND r.until_day IS NOT NULL ORDER BY r.id DESC LIMIT 1),
    (SELECT o.ends_on FROM mediation_orders o WHERE o.id = ${order}))`

const ordersTerm = (event: string): string =>
  `CREATE TRIGGER \`mediation_orders_term_${event.toLowerCase()}\` BEFORE ${event} ON \`mediation_orders\` BEGIN
  ${refuseWhere('order-term', `NEW.ends_on < NEW.made_on OR NEW.ends_on > ${sixMonthsAfter('NEW.made_on')}`)}
END;`

/** 反家庭暴力法 30: six months at most; more time, other measures and the lifting are asked for before the end, by the applicant. */
export const protectionGuards: readonly string[] = [
  ordersTerm('INSERT'),
  ordersTerm('UPDATE'),
  `CREATE TRIGGER \`mediation_order_askings_in_time\` BEFORE INSERT ON \`mediation_order_askings\` BEGIN
  ${refuseWhere('order-too-late', `NEW.on_day > ${endOf('NEW.order_id')}`)}
  ${refuseWhere('order-not-by-applicant', 'NOT NEW.by_applicant')}
END;`,
  `CREATE TRIGGER \`mediation_order_rulings_term\` BEFORE INSERT ON \`mediation_order_rulings\` BEGIN
  ${refuseWhere(
    'order-no-measure',
    `(NEW.measures IS NOT NULL) <> (NEW.granted AND EXISTS (SELECT 1 FROM mediation_order_askings a
      WHERE a.id = NEW.asking_id AND a.what = 'change'))`,
  )}
  ${refuseWhere(
    'order-term',
    `(NEW.until_day IS NOT NULL) <> (NEW.granted AND EXISTS (SELECT 1 FROM mediation_order_askings a
      WHERE a.id = NEW.asking_id AND a.what = 'extend'))`,
  )}
  ${refuseWhere(
    'order-term',
    `EXISTS (SELECT 1 FROM mediation_order_askings a WHERE a.id = NEW.asking_id AND NEW.until_day IS NOT NULL
      AND (NEW.until_day <= ${endOf('a.order_id')} OR NEW.until_day > ${sixMonthsAfter(endOf('a.order_id'))}))`,
  )}
END;`,
]
