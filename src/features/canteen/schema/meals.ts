/**
 * Meals: one row each, with what was chosen, what it cost and why, as it was then; appended, and taken back by a row that
 * names it. Who may have a subsidised meal in a sitting is decided by a key, so that of two tills one is too late.
 */
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import {
  eaters,
  freeReasons,
  lateReasons,
  mealKinds,
  meals,
  takeBackReasons,
  tenderKinds,
  ways,
  claimParts,
} from '../contract/words'
import { canteenDiners } from './diners'

export const canteenMeals = sqliteTable(
  'canteen_meals',
  {
    id: integer('id').primaryKey(),
    kind: text('kind', { enum: mealKinds }).notNull(),
    /** The meal that this row takes back; all of its sums are then that one's, negative. */
    reverses: integer('reverses'),
    reason: text('reason', { enum: takeBackReasons }),
    /** The service day. */
    day: text('day').notNull(),
    meal: text('meal', { enum: meals }).notNull(),
    way: text('way', { enum: ways }).notNull(),
    eater: text('eater', { enum: eaters }).notNull(),
    /** Null for whoever eats without a name, and once the diner was erased. */
    dinerId: integer('diner_id').references(() => canteenDiners.id),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    late: text('late', { enum: lateReasons }),
    /** `HH:MM` at which it was had, where whoever wrote it down afterwards said so. */
    clock: text('clock'),
    /** The card that was swept. */
    cardId: integer('card_id'),
    listFen: integer('list_fen').notNull(),
    priceFen: integer('price_fen').notNull(),
    subsidyFen: integer('subsidy_fen').notNull(),
    deliveryFeeFen: integer('delivery_fee_fen').notNull(),
    deliverySubsidyFen: integer('delivery_subsidy_fen').notNull(),
    ownFen: integer('own_fen').notNull(),
    /** What was chosen in JSON: offer, name, count, fen. */
    lines: text('lines').notNull(),
    /** The whole price with its reasons, and the policies by their versions, in JSON. */
    price: text('price').notNull(),
    /** What it used up of policies, in JSON: grants, delivery, running. */
    used: text('used').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (row) => [
    // Only what takes back is in it: a sale, which is nearly every row, writes nothing here.
    uniqueIndex('canteen_meals_reverses')
      .on(row.reverses)
      .where(sql`reverses IS NOT NULL`),
    index('canteen_meals_sitting').on(row.day, row.meal, row.id),
    // What limits and budgets ask of a month or a year of somebody's meals, without reading the meals.
    index('canteen_meals_diner').on(row.dinerId, row.day, row.kind, row.meal, row.at, row.used),
    check('canteen_meals_taken_back', sql`(${row.kind} = 'sale') = (${row.reverses} IS NULL)`),
    check('canteen_meals_reason', sql`${row.kind} NOT IN ('void', 'refund') OR ${row.reason} IS NOT NULL`),
    check(
      'canteen_meals_adds_up',
      sql`${row.ownFen} = ${row.priceFen} - ${row.subsidyFen} + ${row.deliveryFeeFen} - ${row.deliverySubsidyFen}`,
    ),
  ],
)

/** Who has had their subsidised meal of a sitting: written and taken away by trigger. */
export const canteenSittings = sqliteTable(
  'canteen_sittings',
  {
    day: text('day').notNull(),
    meal: text('meal', { enum: meals }).notNull(),
    dinerId: integer('diner_id').notNull(),
    mealId: integer('meal_id').notNull(),
  },
  // Whoever has a meal knows its key: an index by meal would be one page more for each check-in.
  (sitting) => [primaryKey({ columns: [sitting.day, sitting.meal, sitting.dinerId] })],
)

export const canteenTenders = sqliteTable(
  'canteen_tenders',
  {
    mealId: integer('meal_id')
      .notNull()
      .references(() => canteenMeals.id),
    kind: text('kind', { enum: tenderKinds }).notNull(),
    /** What it pays of the meal; negative where it is given back. */
    fen: integer('fen').notNull(),
    givenFen: integer('given_fen').notNull(),
    changeFen: integer('change_fen').notNull(),
    /** Of the balance: the first entry of its deed. */
    deed: integer('deed'),
    /** Why it was free; of what was given for nothing before there were reasons, null. */
    why: text('why', { enum: freeReasons }),
  },
  // Under their meal, as the subsidies: with numbers of their own each would be a page more for each check-in.
  (tender) => [
    primaryKey({ columns: [tender.mealId, tender.kind] }),
    check('canteen_tenders_change', sql`${tender.fen} = ${tender.givenFen} - ${tender.changeFen}`),
  ],
)

/** What each funder owes for a meal, by policy: what claims are made of. */
export const canteenSubsidies = sqliteTable(
  'canteen_subsidies',
  {
    mealId: integer('meal_id')
      .notNull()
      .references(() => canteenMeals.id),
    /** From 1 on. */
    line: integer('line').notNull(),
    day: text('day').notNull(),
    part: text('part', { enum: claimParts }).notNull(),
    policy: text('policy').notNull(),
    category: text('category').notNull(),
    funder: text('funder').notNull(),
    fen: integer('fen').notNull(),
  },
  // Of a day they are found by its meals.
  (subsidy) => [primaryKey({ columns: [subsidy.mealId, subsidy.line] })],
)

/** What each funder has given under a policy for the meals of a month that stand: added up by trigger, for sums of all people. */
export const canteenGiven = sqliteTable(
  'canteen_given',
  {
    /** `YYYY-MM`, of the day of the meal. */
    month: text('month').notNull(),
    policy: text('policy').notNull(),
    funder: text('funder').notNull(),
    fen: integer('fen').notNull(),
  },
  // By month first: what is sold in one month lies on one page.
  (given) => [primaryKey({ columns: [given.month, given.policy, given.funder] })],
)

/** Slips that were asked for: the second is a copy. */
export const canteenSlips = sqliteTable(
  'canteen_slips',
  {
    id: integer('id').primaryKey(),
    mealId: integer('meal_id')
      .notNull()
      .references(() => canteenMeals.id),
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (slip) => [index('canteen_slips_meal').on(slip.mealId)],
)

/** The whole row the other way: a void takes back all that hung on a meal and nothing else. */
const isItsNegative = [
  'list_fen',
  'price_fen',
  'subsidy_fen',
  'delivery_fee_fen',
  'delivery_subsidy_fen',
  'own_fen',
]
  .map((column) => `NEW.${column} = -sold.${column}`)
  .join(' AND ')

/** Until now its clock has come at the latest, where its day turns at midnight. */
const clockHasCome = `unixepoch(NEW.day || ' ' || NEW.clock) - 8 * 3600 <= NEW.at / 1000`

export const mealGuards: readonly string[] = [
  `CREATE TRIGGER \`canteen_meals_clock\` BEFORE INSERT ON \`canteen_meals\`
WHEN NEW.clock IS NOT NULL AND NOT coalesce(
  NEW.kind = 'sale' AND NEW.late IS NOT NULL AND NEW.clock GLOB '[0-2][0-9]:[0-5][0-9]' AND ${clockHasCome}, 0) BEGIN
  SELECT RAISE(ABORT, 'canteen_meals: a clock is said of a meal that is written down afterwards');
END;`,
  `CREATE TRIGGER \`canteen_meals_whole\` BEFORE INSERT ON \`canteen_meals\`
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM canteen_meals sold
   WHERE sold.id = NEW.reverses AND sold.kind = 'sale' AND sold.meal = NEW.meal AND sold.diner_id IS NEW.diner_id
     AND ${isItsNegative}) BEGIN
  SELECT RAISE(ABORT, 'canteen_meals: a meal is taken back whole');
END;`,
  `CREATE TRIGGER \`canteen_meals_sitting_had\` AFTER INSERT ON \`canteen_meals\`
WHEN NEW.kind = 'sale' AND NEW.diner_id IS NOT NULL AND NEW.subsidy_fen + NEW.delivery_subsidy_fen > 0 BEGIN
  INSERT INTO canteen_sittings (day, meal, diner_id, meal_id) VALUES (NEW.day, NEW.meal, NEW.diner_id, NEW.id);
END;`,
  `CREATE TRIGGER \`canteen_meals_sitting_free\` AFTER INSERT ON \`canteen_meals\`
WHEN NEW.reverses IS NOT NULL BEGIN
  DELETE FROM canteen_sittings
   WHERE (day, meal, diner_id) = (SELECT sold.day, sold.meal, sold.diner_id FROM canteen_meals sold WHERE sold.id = NEW.reverses)
     AND meal_id = NEW.reverses;
END;`,
  `CREATE TRIGGER \`canteen_tenders_why\` BEFORE INSERT ON \`canteen_tenders\`
WHEN (NEW.kind = 'free' AND NEW.fen > 0) <> (NEW.why IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'canteen_tenders: what is given for nothing says why');
END;`,
]

/** Whether two months lie in the same part of a year of so many months, in SQL. */
const samePart = (months: number): string => {
  const part = (month: string) => `(substr(${month}, 6, 2) + ${months - 1}) / ${months}`
  return `substr(g.month, 1, 4) = substr(NEW.month, 1, 4) AND ${part('g.month')} = ${part('NEW.month')}`
}

/** The months over which a total counts what was given for a meal of `NEW.month`, in SQL. */
const monthsOfTotal = `CASE t.per
       WHEN 'month' THEN g.month = NEW.month WHEN 'quarter' THEN ${samePart(3)} WHEN 'half-year' THEN ${samePart(6)}
       WHEN 'year' THEN substr(g.month, 1, 4) = substr(NEW.month, 1, 4) ELSE 1 END`

const refuseOverspent = `SELECT RAISE(ABORT, 'canteen_given: more than there is for all')
   WHERE EXISTS (
     SELECT 1 FROM canteen_totals t WHERE t.policy = NEW.policy AND (t.funder = '' OR t.funder = NEW.funder)
        AND t.fen < (SELECT sum(g.fen) FROM canteen_given g
                      WHERE g.month BETWEEN '' AND '9999-12' AND g.policy = t.policy
                        AND (t.funder = '' OR g.funder = t.funder) AND ${monthsOfTotal}));`

/** What is taken back goes back to the month of the meal, whenever that is done. */
export const givenGuards: readonly string[] = [
  `CREATE TRIGGER \`canteen_subsidies_given\` AFTER INSERT ON \`canteen_subsidies\` BEGIN
  INSERT INTO canteen_given (month, policy, funder, fen)
  SELECT substr(coalesce(sold.day, m.day), 1, 7), NEW.policy, NEW.funder, NEW.fen
    FROM canteen_meals m LEFT JOIN canteen_meals sold ON sold.id = m.reverses WHERE m.id = NEW.meal_id
  ON CONFLICT (month, policy, funder) DO UPDATE SET fen = fen + excluded.fen;
END;`,
  `CREATE TRIGGER \`canteen_given_first\` AFTER INSERT ON \`canteen_given\` BEGIN
  ${refuseOverspent}
END;`,
  `CREATE TRIGGER \`canteen_given_more\` AFTER UPDATE OF fen ON \`canteen_given\` WHEN NEW.fen > OLD.fen BEGIN
  ${refuseOverspent}
END;`,
]

/** SQL over a meal that is put in: it changes what a day was that is over. What the till sells today does not. */
export const changesADayThatIsOver =
  'NEW.reverses IS NOT NULL OR NEW.late IS NOT NULL OR NEW.day < (SELECT max(day) FROM canteen_meals)'
