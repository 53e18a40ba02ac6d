/**
 * The drawer's shifts and the end of a service day. All of it is appended: what was counted and what was missing stays as
 * it was. A shift holds the cash of every meal and entry that was written while it was open, by their numbers, for a clock
 * may be set back.
 */
import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { differenceReasons } from '../contract/words'

const byStaff = (column: string) =>
  integer(column)
    .notNull()
    .references(() => staff.id)

export const canteenShifts = sqliteTable(
  'canteen_shifts',
  {
    id: integer('id').primaryKey(),
    /** The service day. */
    day: text('day').notNull(),
    /** What was counted in the drawer at opening. */
    openingFen: integer('opening_fen').notNull(),
    /** The newest meal and entry before it. */
    afterMeal: integer('after_meal').notNull(),
    afterEntry: integer('after_entry').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: byStaff('staff_id'),
  },
  (shift) => [
    index('canteen_shifts_day').on(shift.day, shift.id),
    index('canteen_shifts_after_meal').on(shift.afterMeal),
    index('canteen_shifts_after_entry').on(shift.afterEntry),
    check('canteen_shifts_not_below_zero', sql`${shift.openingFen} >= 0`),
  ],
)

/** One count a shift, made before anybody saw what should be there. */
export const canteenCounts = sqliteTable(
  'canteen_counts',
  {
    shiftId: integer('shift_id')
      .primaryKey()
      .references(() => canteenShifts.id),
    countedFen: integer('counted_fen').notNull(),
    expectedFen: integer('expected_fen').notNull(),
    /** The newest meal, entry and banking that belong to it. */
    untilMeal: integer('until_meal').notNull(),
    untilEntry: integer('until_entry').notNull(),
    untilBanking: integer('until_banking').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: byStaff('staff_id'),
  },
  (count) => [check('canteen_counts_not_below_zero', sql`${count.countedFen} >= 0`)],
)

export const canteenDifferences = sqliteTable('canteen_differences', {
  shiftId: integer('shift_id')
    .primaryKey()
    .references(() => canteenCounts.shiftId),
  reason: text('reason', { enum: differenceReasons }).notNull(),
  /** UTC milliseconds. */
  at: integer('at').notNull(),
  staffId: byStaff('staff_id'),
})

/** Cash taken out of the drawer to the bank: before the count it is not expected there any more, after it it was counted. */
export const canteenBankings = sqliteTable(
  'canteen_bankings',
  {
    id: integer('id').primaryKey(),
    shiftId: integer('shift_id')
      .notNull()
      .references(() => canteenShifts.id),
    /** The service day on which it was taken there, where that of its shift was closed by then; else null. */
    day: text('day'),
    fen: integer('fen').notNull(),
    /** The one that this row takes back, of the same shift: as much of it as was never taken to the bank. */
    reverses: integer('reverses').references((): AnySQLiteColumn => canteenBankings.id),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: byStaff('staff_id'),
  },
  (banking) => [
    index('canteen_bankings_shift').on(banking.shiftId, banking.id),
    uniqueIndex('canteen_bankings_reverses')
      .on(banking.reverses)
      .where(sql`reverses IS NOT NULL`),
    index('canteen_bankings_day')
      .on(banking.day)
      .where(sql`day IS NOT NULL`),
    check('canteen_bankings_something', sql`${banking.fen} > 0`),
  ],
)

/** Signed by the first of two: of several of a day the last counts. */
export const canteenCloseRequests = sqliteTable(
  'canteen_close_requests',
  {
    id: integer('id').primaryKey(),
    day: text('day').notNull(),
    /** Why cash moved outside of any shift. */
    outsideReason: text('outside_reason', { enum: differenceReasons }),
    /** What it was signed for: whatever is newer makes it void. */
    untilMeal: integer('until_meal').notNull(),
    untilEntry: integer('until_entry').notNull(),
    /** All shifts up to it were counted and explained; of desks of before it is not known, and they are signed again. */
    untilShift: integer('until_shift').notNull().default(0),
    untilBanking: integer('until_banking').notNull().default(0),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: byStaff('staff_id'),
  },
  (request) => [index('canteen_close_requests_day').on(request.day, request.id)],
)

/** Its number is that of the Z sheet. */
export const canteenClosedDays = sqliteTable(
  'canteen_closed_days',
  {
    id: integer('id').primaryKey(),
    day: text('day').notNull(),
    requestId: integer('request_id')
      .notNull()
      .references(() => canteenCloseRequests.id),
    closedBy: byStaff('closed_by'),
    witnessedBy: byStaff('witnessed_by'),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
  },
  (closed) => [
    uniqueIndex('canteen_closed_days_day').on(closed.day),
    check('canteen_closed_days_two_people', sql`${closed.closedBy} <> ${closed.witnessedBy}`),
  ],
)

/** Refuses a row, whoever writes it, when `condition` finds something. */
const refuses = (table: string, name: string, condition: string, words: string): string =>
  `CREATE TRIGGER \`${table}_${name}\` BEFORE INSERT ON \`${table}\`
WHEN EXISTS (${condition}) BEGIN
  SELECT RAISE(ABORT, '${table}: ${words}');
END;`

/** What a banking `b` took out of the drawer, in fen: less than nothing where it takes one back. */
export const wentToTheBank = 'CASE WHEN b.reverses IS NULL THEN b.fen ELSE -b.fen END'

/**
 * Whether a banking `b` changed what is left since a count: one that takes back what had been noted before it does not, for what was counted
 * lay there.
 */
export const bankedSince = (untilBanking: string): string => `coalesce(b.reverses, b.id) > ${untilBanking}`

const closedDay = 'SELECT 1 FROM canteen_closed_days closed WHERE closed.day = NEW.day'
const dayIsClosed = 'the day is closed'

export const closeGuards: readonly string[] = [
  ...[
    'canteen_meals',
    'canteen_entries',
    'canteen_subsidies',
    'canteen_shifts',
    'canteen_close_requests',
    'canteen_not_taken',
    'canteen_door_steps',
  ].map((table) => refuses(table, 'day_open', closedDay, dayIsClosed)),
  refuses(
    'canteen_tenders',
    'day_open',
    `SELECT 1 FROM canteen_meals m JOIN canteen_closed_days closed ON closed.day = m.day WHERE m.id = NEW.meal_id`,
    dayIsClosed,
  ),
  refuses(
    'canteen_bankings',
    'day_open',
    `SELECT 1 FROM canteen_shifts s JOIN canteen_closed_days closed ON closed.day = coalesce(NEW.day, s.day)
   WHERE s.id = NEW.shift_id`,
    dayIsClosed,
  ),
  refuses(
    'canteen_bankings',
    'drawer_went_on',
    `SELECT 1 FROM canteen_counts c
       JOIN canteen_shifts later ON later.id = (SELECT min(s.id) FROM canteen_shifts s WHERE s.id > NEW.shift_id)
      WHERE NEW.reverses IS NULL AND c.shift_id = NEW.shift_id AND c.counted_fen < later.opening_fen + NEW.fen
        + (SELECT coalesce(sum(${wentToTheBank}), 0) FROM canteen_bankings b
            WHERE b.shift_id = NEW.shift_id AND ${bankedSince('c.until_banking')})`,
    'the drawer went on to the next shift',
  ),
  refuses(
    'canteen_bankings',
    'same_shift',
    `SELECT 1 WHERE NEW.reverses IS NOT NULL AND NOT EXISTS (SELECT 1 FROM canteen_bankings b
   WHERE b.id = NEW.reverses AND b.shift_id = NEW.shift_id AND b.reverses IS NULL AND b.fen >= NEW.fen)`,
    'what is taken back is another one of the same shift, and no more than it was',
  ),
  refuses(
    'canteen_shifts',
    'one_drawer',
    `SELECT 1 FROM (SELECT id FROM canteen_shifts ORDER BY id DESC LIMIT 1) newest
   WHERE NOT EXISTS (SELECT 1 FROM canteen_counts c WHERE c.shift_id = newest.id)`,
    'the shift before is not counted',
  ),
  refuses(
    'canteen_closed_days',
    'counted',
    `SELECT 1 FROM canteen_shifts s LEFT JOIN canteen_counts c ON c.shift_id = s.id
   WHERE s.day = NEW.day AND (c.shift_id IS NULL OR (c.counted_fen <> c.expected_fen
     AND NOT EXISTS (SELECT 1 FROM canteen_differences d WHERE d.shift_id = s.id)))
   UNION ALL
  SELECT 1 FROM (SELECT id, after_meal, after_entry FROM canteen_shifts ORDER BY id DESC LIMIT 1) open
   WHERE NOT EXISTS (SELECT 1 FROM canteen_counts c WHERE c.shift_id = open.id)
     AND (EXISTS (SELECT 1 FROM canteen_meals m JOIN canteen_tenders t ON t.meal_id = m.id
                   WHERE m.day = NEW.day AND m.id > open.after_meal AND t.kind = 'cash')
       OR EXISTS (SELECT 1 FROM canteen_entries e
                   WHERE e.day = NEW.day AND e.id > open.after_entry AND e.tender = 'cash'))`,
    'a shift is not counted or its difference has no reason',
  ),
  refuses(
    'canteen_closed_days',
    'signed',
    `SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM canteen_close_requests r
   WHERE r.id = NEW.request_id AND r.day = NEW.day AND r.staff_id = NEW.closed_by)`,
    'nobody has signed first',
  ),
]
