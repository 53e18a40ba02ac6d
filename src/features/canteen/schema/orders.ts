/**
 * Orders: weekly patterns, pauses that stop them, what was said by hand, and why an ordered meal was not taken. A pattern
 * and a pause are changed from a day on and never for days that have passed; what was said by hand is appended, and the
 * latest word counts.
 */
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { lateOrderReasons, meals, notTakenReasons, ways } from '../contract/words'
import { canteenDiners } from './diners'
import { canteenOffers } from './menu'

const ofDiner = () =>
  integer('diner_id')
    .notNull()
    .references(() => canteenDiners.id)
const byStaff = () =>
  integer('staff_id')
    .notNull()
    .references(() => staff.id)

export const canteenPatterns = sqliteTable(
  'canteen_patterns',
  {
    id: integer('id').primaryKey(),
    dinerId: ofDiner(),
    meal: text('meal', { enum: meals }).notNull(),
    way: text('way', { enum: ways }).notNull(),
    /** Days of the week in JSON: 0 is Sunday. */
    weekdays: text('weekdays').notNull(),
    /** Null is the first on the board. */
    offerId: integer('offer_id').references(() => canteenOffers.id),
    from: text('from_day').notNull(),
    /** The last day; null while no end is known. */
    until: text('until_day'),
  },
  (pattern) => [
    index('canteen_patterns_diner').on(pattern.dinerId, pattern.from),
    index('canteen_patterns_until').on(pattern.until),
    check('canteen_patterns_some_day', sql`json_array_length(${pattern.weekdays}) BETWEEN 1 AND 7`),
    check('canteen_patterns_in_order', sql`${pattern.until} IS NULL OR ${pattern.until} >= ${pattern.from}`),
  ],
)

export const canteenPauses = sqliteTable(
  'canteen_pauses',
  {
    id: integer('id').primaryKey(),
    dinerId: ofDiner(),
    /** Null stops every meal. */
    meal: text('meal', { enum: meals }),
    from: text('from_day').notNull(),
    until: text('until_day'),
  },
  (pause) => [
    index('canteen_pauses_diner').on(pause.dinerId, pause.from),
    index('canteen_pauses_until').on(pause.until),
    check('canteen_pauses_in_order', sql`${pause.until} IS NULL OR ${pause.until} >= ${pause.from}`),
  ],
)

/** An order by hand, or the taking back of one, of whichever kind. */
export const canteenOrders = sqliteTable(
  'canteen_orders',
  {
    id: integer('id').primaryKey(),
    day: text('day').notNull(),
    meal: text('meal', { enum: meals }).notNull(),
    dinerId: ofDiner(),
    way: text('way', { enum: ways }).notNull(),
    offerId: integer('offer_id').references(() => canteenOffers.id),
    cancelled: integer('cancelled', { mode: 'boolean' }).notNull(),
    /** Why it was let in after the cut-off; null where it was in time. */
    late: text('late', { enum: lateOrderReasons }),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: byStaff(),
  },
  (order) => [
    index('canteen_orders_sitting').on(order.day, order.meal, order.dinerId, order.id),
    index('canteen_orders_diner').on(order.dinerId, order.day),
  ],
)

/** Why a meal that was ordered was not taken: words of ours, and the latest counts. */
export const canteenNotTaken = sqliteTable(
  'canteen_not_taken',
  {
    id: integer('id').primaryKey(),
    day: text('day').notNull(),
    meal: text('meal', { enum: meals }).notNull(),
    dinerId: ofDiner(),
    reason: text('reason', { enum: notTakenReasons }).notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: byStaff(),
  },
  (row) => [
    index('canteen_not_taken_sitting').on(row.day, row.meal, row.dinerId, row.id),
    index('canteen_not_taken_diner').on(row.dinerId),
  ],
)

/** What has passed stands: yesterday's count in the kitchen is not another one because somebody changes their mind today. */
export const orderGuards: readonly string[] = [
  `CREATE TRIGGER \`canteen_patterns_stand\` BEFORE UPDATE ON \`canteen_patterns\`
WHEN NEW.diner_id <> OLD.diner_id OR NEW.meal <> OLD.meal OR NEW.way <> OLD.way OR NEW.weekdays <> OLD.weekdays
  OR NEW.offer_id IS NOT OLD.offer_id OR NEW.from_day <> OLD.from_day BEGIN
  SELECT RAISE(ABORT, 'canteen_patterns: a pattern is ended and another one begun');
END;`,
  `CREATE TRIGGER \`canteen_patterns_alone\` BEFORE INSERT ON \`canteen_patterns\`
WHEN EXISTS (
  SELECT 1 FROM canteen_patterns other
   WHERE other.diner_id = NEW.diner_id AND other.meal = NEW.meal
     AND (other.until_day IS NULL OR other.until_day >= NEW.from_day)
     AND (NEW.until_day IS NULL OR other.from_day <= NEW.until_day)
     AND EXISTS (SELECT 1 FROM json_each(other.weekdays) theirs JOIN json_each(NEW.weekdays) ours
                  ON ours.value = theirs.value)) BEGIN
  SELECT RAISE(ABORT, 'canteen_patterns: one pattern of a meal and weekday at a time');
END;`,
]
