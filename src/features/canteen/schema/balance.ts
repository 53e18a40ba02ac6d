/**
 * Prepaid balances: an account has lots of principal and of gift, and each entry puts into a lot or takes from it. What is
 * left is kept beside by trigger, so that a queue does not wait for a sum over years; it is always the sum of the entries.
 */
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import type { LedgerTable } from '#vault/ledgers/triggers'
import { lotKinds, tenderKinds, entryKinds, closingReasons, refundRules } from '../contract/words'
import { canteenDiners } from './diners'

export const canteenAccounts = sqliteTable(
  'canteen_accounts',
  {
    id: integer('id').primaryKey(),
    /** Null once the diner was erased: what was paid stays in the books without them. */
    dinerId: integer('diner_id').references(() => canteenDiners.id),
    openedOn: text('opened_on').notNull(),
    closedOn: text('closed_on'),
    closedFor: text('closed_for', { enum: closingReasons }),
    /** By which rule of the settings it paid out; null of what was closed before there was one: the interpretation. */
    closedByRule: text('closed_by_rule', { enum: refundRules }),
    /** The heir with their proof, or what else has to be known of the end. */
    closingNote: text('closing_note'),
    /** Kept by trigger. */
    leftFen: integer('left_fen').notNull().default(0),
    /** UTC milliseconds of the newest entry; kept by trigger. */
    usedAt: integer('used_at').notNull(),
  },
  (account) => [
    uniqueIndex('canteen_accounts_open')
      .on(account.dinerId)
      .where(sql`closed_on IS NULL`),
    index('canteen_accounts_diner').on(account.dinerId, account.id),
    check('canteen_accounts_not_below_zero', sql`${account.leftFen} >= 0`),
    check(
      'canteen_accounts_closed',
      sql`${account.closedOn} IS NULL OR (${account.closedFor} IS NOT NULL AND ${account.leftFen} = 0)`,
    ),
  ],
)

export const canteenLots = sqliteTable(
  'canteen_lots',
  {
    id: integer('id').primaryKey(),
    accountId: integer('account_id')
      .notNull()
      .references(() => canteenAccounts.id),
    kind: text('kind', { enum: lotKinds }).notNull(),
    /** Kept by trigger. */
    leftFen: integer('left_fen').notNull().default(0),
    /** That nothing is left; kept by trigger. The index stands on it and not on the sum, which every meal changes. */
    spent: integer('spent', { mode: 'boolean' }).notNull().default(false),
  },
  (lot) => [
    index('canteen_lots_left')
      .on(lot.accountId, lot.id)
      .where(sql`spent = 0`),
    check('canteen_lots_not_below_zero', sql`${lot.leftFen} >= 0`),
  ],
)

export const passages = ['in', 'out'] as const

export const canteenEntries = sqliteTable(
  'canteen_entries',
  {
    id: integer('id').primaryKey(),
    accountId: integer('account_id')
      .notNull()
      .references(() => canteenAccounts.id),
    lotId: integer('lot_id')
      .notNull()
      .references(() => canteenLots.id),
    kind: text('kind', { enum: entryKinds }).notNull(),
    passage: text('passage', { enum: passages }).notNull(),
    /** More than nothing. */
    fen: integer('fen').notNull(),
    /** The entry that this one takes back; its passage is then that one's, the other way. */
    reverses: integer('reverses'),
    /** The first entry of the same deed: the gift that came with a top-up, the second lot that a meal used. */
    deed: integer('deed'),
    /** How money came in or went out; null where none did. */
    tender: text('tender', { enum: tenderKinds }),
    /** The service day it belongs to. */
    day: text('day').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
    /** Who agreed to an adjustment. */
    secondId: integer('second_id').references(() => staff.id),
  },
  (entry) => [
    // Only what takes back, or follows a first entry, is in these.
    uniqueIndex('canteen_entries_reverses')
      .on(entry.reverses)
      .where(sql`reverses IS NOT NULL`),
    // One for the lots of an account and for the account: each would be a page more for each check-in.
    index('canteen_entries_account').on(entry.accountId, entry.lotId),
    index('canteen_entries_deed')
      .on(entry.deed)
      .where(sql`deed IS NOT NULL`),
    index('canteen_entries_day').on(entry.day, entry.kind),
    check(
      'canteen_entries_two_people',
      sql`${entry.kind} <> 'adjustment' OR (${entry.secondId} IS NOT NULL AND ${entry.secondId} <> ${entry.staffId})`,
    ),
  ],
)

/** Asked for by one and agreed to by another. */
export const canteenAdjustments = sqliteTable(
  'canteen_adjustments',
  {
    id: integer('id').primaryKey(),
    accountId: integer('account_id')
      .notNull()
      .references(() => canteenAccounts.id),
    kind: text('kind', { enum: lotKinds }).notNull(),
    /** Positive puts in, negative takes out. */
    fen: integer('fen').notNull(),
    reason: text('reason').notNull(),
    askedAt: integer('asked_at').notNull(),
    askedBy: integer('asked_by')
      .notNull()
      .references(() => staff.id),
    decidedAt: integer('decided_at'),
    decidedBy: integer('decided_by').references(() => staff.id),
    agreed: integer('agreed', { mode: 'boolean' }),
  },
  (adjustment) => [
    index('canteen_adjustments_account').on(adjustment.accountId, adjustment.id),
    index('canteen_adjustments_undecided')
      .on(adjustment.id)
      .where(sql`decided_at IS NULL`),
    check('canteen_adjustments_something', sql`${adjustment.fen} <> 0`),
    check('canteen_adjustments_two_people', sql`${adjustment.decidedBy} <> ${adjustment.askedBy}`),
  ],
)

/** The account of a ledger is the lot, which is found by its diner's account: a top-up lasts some weeks, so what a check reads stays small for ever. */
export const balanceLedger: LedgerTable = {
  table: 'canteen_entries',
  account: ['account_id', 'lot_id'],
  from: "CASE passage WHEN 'out' THEN 'lot' END",
  to: "CASE passage WHEN 'in' THEN 'lot' END",
  amount: 'fen',
  reverses: 'reverses',
}

const change = `(CASE WHEN (NEW.passage = 'in') = (NEW.reverses IS NULL) THEN NEW.fen ELSE -NEW.fen END)`

export const balanceGuards: readonly string[] = [
  `CREATE TRIGGER \`canteen_entries_same_passage\` BEFORE INSERT ON \`canteen_entries\`
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM canteen_entries taken WHERE taken.id = NEW.reverses AND taken.passage = NEW.passage) BEGIN
  SELECT RAISE(ABORT, 'canteen_entries: a reversal goes the same way back');
END;`,
  `CREATE TRIGGER \`canteen_entries_own_lot\` BEFORE INSERT ON \`canteen_entries\`
WHEN NOT EXISTS (
  SELECT 1 FROM canteen_lots l JOIN canteen_accounts a ON a.id = l.account_id
   WHERE l.id = NEW.lot_id AND a.id = NEW.account_id AND a.closed_on IS NULL) BEGIN
  SELECT RAISE(ABORT, 'canteen_entries: the lot is of another account, or the account is closed');
END;`,
  `CREATE TRIGGER \`canteen_entries_left\` AFTER INSERT ON \`canteen_entries\` BEGIN
  UPDATE canteen_lots SET left_fen = left_fen + ${change} WHERE id = NEW.lot_id;
  UPDATE canteen_lots SET spent = (left_fen = 0) WHERE id = NEW.lot_id AND spent <> (left_fen = 0);
  UPDATE canteen_accounts SET left_fen = left_fen + ${change}, used_at = max(used_at, NEW.at) WHERE id = NEW.account_id;
END;`,
]

/** SQL over an entry that is put in: it changes what passed on a day that is over. */
export const changesAnEarlierDay = 'NEW.day < (SELECT max(day) FROM canteen_entries)'
