/**
 * Claims: what funders are asked for, line by line, what came of it, and who was rung up about their meals.
 *
 * What a line is about (meal, part, policy, category, funder) has turns: the first asks for it, the second takes it back,
 * a third asks again. A turn is there once, so that no two claims have a line in common, whoever writes; and lines of a
 * claim that was submitted stay as they are.
 */
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { callResults, claimMoves, claimParts, claimStates } from '../contract/words'
import { canteenDiners } from './diners'
import { canteenMeals } from './meals'

export const canteenClaims = sqliteTable(
  'canteen_claims',
  {
    id: integer('id').primaryKey(),
    /** First and last day of the month or quarter. */
    from: text('from_day').notNull(),
    until: text('until_day').notNull(),
    state: text('state', { enum: claimStates }).notNull(),
    /** UTC milliseconds. */
    madeAt: integer('made_at').notNull(),
    madeBy: integer('made_by')
      .notNull()
      .references(() => staff.id),
    /** Of the call-back sample; null while nobody has drawn it. */
    seed: integer('seed'),
    drawnAt: integer('drawn_at'),
  },
  (claim) => [
    index('canteen_claims_until').on(claim.until, claim.id),
    check('canteen_claims_span', sql`${claim.from} <= ${claim.until}`),
    check('canteen_claims_drawn', sql`(${claim.seed} IS NULL) = (${claim.drawnAt} IS NULL)`),
  ],
)

export const canteenClaimLines = sqliteTable(
  'canteen_claim_lines',
  {
    id: integer('id').primaryKey(),
    claimId: integer('claim_id')
      .notNull()
      .references(() => canteenClaims.id),
    mealId: integer('meal_id')
      .notNull()
      .references(() => canteenMeals.id),
    /** The service day of the meal. */
    day: text('day').notNull(),
    part: text('part', { enum: claimParts }).notNull(),
    policy: text('policy').notNull(),
    category: text('category').notNull(),
    funder: text('funder').notNull(),
    turn: integer('turn').notNull(),
    /** 1, or −1 where it takes back the turn before. */
    count: integer('count').notNull(),
    fen: integer('fen').notNull(),
  },
  (line) => [
    uniqueIndex('canteen_claim_lines_once').on(
      line.mealId,
      line.part,
      line.policy,
      line.category,
      line.funder,
      line.turn,
    ),
    // Covers the summary, with the meal that each sum is of: it is added up from the lines each time.
    index('canteen_claim_lines_claim').on(
      line.claimId,
      line.part,
      line.policy,
      line.category,
      line.funder,
      line.count,
      line.fen,
      line.mealId,
    ),
    index('canteen_claim_lines_corrected')
      .on(line.mealId)
      .where(sql`turn > 1`),
    check('canteen_claim_lines_turn', sql`${line.turn} >= 1`),
    check('canteen_claim_lines_count', sql`${line.count} = CASE ${line.turn} % 2 WHEN 1 THEN 1 ELSE -1 END`),
  ],
)

/** Sums to the canteen that are no meal's: of a policy's sum and period one turn each, with what it rests on. */
export const canteenClaimSums = sqliteTable(
  'canteen_claim_sums',
  {
    id: integer('id').primaryKey(),
    claimId: integer('claim_id')
      .notNull()
      .references(() => canteenClaims.id),
    policy: text('policy').notNull(),
    /** The version of the policy by which it is judged ever after. */
    version: integer('version').notNull(),
    code: text('code').notNull(),
    funder: text('funder').notNull(),
    /** As `periodOf` has it; empty of what is paid once. */
    period: text('period').notNull(),
    from: text('from_day').notNull(),
    until: text('until_day').notNull(),
    turn: integer('turn').notNull(),
    /** 1, or −1 where it takes back the turn before. */
    count: integer('count').notNull(),
    fen: integer('fen').notNull(),
    meals: integer('meals').notNull(),
    days: integer('days').notNull(),
    people: integer('people').notNull(),
  },
  (sum) => [
    uniqueIndex('canteen_claim_sums_once').on(sum.policy, sum.code, sum.period, sum.turn),
    index('canteen_claim_sums_claim').on(sum.claimId),
    check('canteen_claim_sums_turn', sql`${sum.turn} >= 1`),
    check('canteen_claim_sums_count', sql`${sum.count} = CASE ${sum.turn} % 2 WHEN 1 THEN 1 ELSE -1 END`),
    check('canteen_claim_sums_fen', sql`${sum.fen} * ${sum.count} > 0`),
    check('canteen_claim_sums_span', sql`${sum.from} <= ${sum.until}`),
  ],
)

/** Meals in which something is not claimed yet, or not as it stands since: kept by trigger. */
export const canteenUnclaimed = sqliteTable('canteen_unclaimed', {
  mealId: integer('meal_id').primaryKey(),
})

/** Meals that a claim asked for otherwise than as they were sold, or for nothing of: what was learnt of them may turn out wrong. */
export const canteenClaimedOtherwise = sqliteTable('canteen_claimed_otherwise', {
  mealId: integer('meal_id')
    .primaryKey()
    .references(() => canteenMeals.id),
})

export const canteenClaimEvents = sqliteTable(
  'canteen_claim_events',
  {
    id: integer('id').primaryKey(),
    claimId: integer('claim_id')
      .notNull()
      .references(() => canteenClaims.id),
    move: text('move', { enum: claimMoves }).notNull(),
    reason: text('reason').notNull(),
    /** What was asked for at that moment: a claim that comes back is claimed anew, and this stays. */
    lines: integer('lines').notNull(),
    fen: integer('fen').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (event) => [index('canteen_claim_events_claim').on(event.claimId, event.id)],
)

/** What a funder paid, deducted or got back, by the slip of the bank. */
export const canteenClaimPayments = sqliteTable(
  'canteen_claim_payments',
  {
    id: integer('id').primaryKey(),
    claimId: integer('claim_id')
      .notNull()
      .references(() => canteenClaims.id),
    funder: text('funder').notNull(),
    day: text('day').notNull(),
    /** 回单号; empty where only something was deducted. */
    slip: text('slip').notNull(),
    /** Less than nothing where the canteen sent it back. */
    fen: integer('fen').notNull(),
    deductedFen: integer('deducted_fen').notNull(),
    /** What the slip came to, where this is a part of it: one transfer pays several months. Null where it is the whole of it. */
    slipFen: integer('slip_fen'),
    reason: text('reason').notNull(),
    /** The payment that this one takes back, as its negative. */
    reverses: integer('reverses'),
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (payment) => [
    uniqueIndex('canteen_claim_payments_reverses').on(payment.reverses),
    index('canteen_claim_payments_claim').on(payment.claimId, payment.id),
    index('canteen_claim_payments_same_slip').on(payment.slip, payment.funder),
    check(
      'canteen_claim_payments_sums',
      sql`${payment.reverses} IS NOT NULL OR (${payment.deductedFen} >= 0 AND (${payment.fen} <> 0 OR ${payment.deductedFen} > 0))`,
    ),
    check('canteen_claim_payments_slip', sql`${payment.fen} = 0 OR ${payment.slip} <> ''`),
    check(
      'canteen_claim_payments_reason',
      sql`${payment.reverses} IS NOT NULL OR (${payment.deductedFen} = 0 AND ${payment.fen} >= 0) OR ${payment.reason} <> ''`,
    ),
  ],
)

/** Who was drawn to be asked about their meals, and what they said; in words of ours, as nobody's name may stay. */
export const canteenCalls = sqliteTable(
  'canteen_calls',
  {
    id: integer('id').primaryKey(),
    claimId: integer('claim_id')
      .notNull()
      .references(() => canteenClaims.id),
    /** In the order in which they were drawn. */
    place: integer('place').notNull(),
    dinerId: integer('diner_id').references(() => canteenDiners.id),
    result: text('result', { enum: callResults }),
    calledAt: integer('called_at'),
    staffId: integer('staff_id').references(() => staff.id),
  },
  (one) => [
    uniqueIndex('canteen_calls_place').on(one.claimId, one.place),
    index('canteen_calls_diner').on(one.dinerId),
    check('canteen_calls_said', sql`(${one.result} IS NULL) = (${one.calledAt} IS NULL)`),
  ],
)

const stateOf = (claim: string): string => `(SELECT c.state FROM canteen_claims c WHERE c.id = ${claim})`

/** What is claimed in turns. */
interface ClaimedInTurns {
  readonly table: string
  /** What a row of it is called in a refusal. */
  readonly row: string
  /** The columns that say what a row is about. */
  readonly matter: readonly string[]
  /** SQL over `other`, the turn before, and `NEW`: that an even turn takes it back whole. */
  readonly takesBack: string
}

/** A turn is put into a draft, after the one before it, and stays; it goes with its draft, where no later claim corrects it. */
function turnGuards({ table, row, matter, takesBack }: ClaimedInTurns): readonly string[] {
  const sameMatter = (of: 'NEW' | 'OLD'): string =>
    matter.map((column) => `other.${column} = ${of}.${column}`).join(' AND ')
  return [
    `CREATE TRIGGER \`${table}_of_draft\` BEFORE INSERT ON \`${table}\`
WHEN ${stateOf('NEW.claim_id')} IS NOT 'draft' BEGIN
  SELECT RAISE(ABORT, '${table}: the claim is no draft');
END;`,
    `CREATE TRIGGER \`${table}_turns\` BEFORE INSERT ON \`${table}\`
WHEN NEW.turn > 1 AND NOT EXISTS (
  SELECT 1 FROM ${table} other
   WHERE ${sameMatter('NEW')} AND other.turn = NEW.turn - 1${takesBack}) BEGIN
  SELECT RAISE(ABORT, '${table}: a ${row} takes back the one before, whole');
END;`,
    `CREATE TRIGGER \`${table}_stay\` BEFORE UPDATE ON \`${table}\` BEGIN
  SELECT RAISE(ABORT, '${table}: a ${row} stays as it is');
END;`,
    `CREATE TRIGGER \`${table}_locked\` BEFORE DELETE ON \`${table}\`
WHEN ${stateOf('OLD.claim_id')} IN ('submitted', 'paid') BEGIN
  SELECT RAISE(ABORT, '${table}: the claim was submitted');
END;`,
    `CREATE TRIGGER \`${table}_last\` BEFORE DELETE ON \`${table}\`
WHEN EXISTS (SELECT 1 FROM ${table} other
   WHERE ${sameMatter('OLD')} AND other.turn > OLD.turn AND other.claim_id <> OLD.claim_id) BEGIN
  SELECT RAISE(ABORT, '${table}: a later claim corrects this ${row}');
END;`,
  ]
}

const lineGuards = turnGuards({
  table: 'canteen_claim_lines',
  row: 'line',
  matter: ['meal_id', 'part', 'policy', 'category', 'funder'],
  takesBack: ' AND (NEW.turn % 2 = 1 OR other.fen = -NEW.fen)',
})
const sumGuards = turnGuards({
  table: 'canteen_claim_sums',
  row: 'sum',
  matter: ['policy', 'code', 'period'],
  takesBack: `
     AND (NEW.turn % 2 = 1 OR (other.fen = -NEW.fen AND other.funder = NEW.funder))`,
})

/** Payments of the same slip as `NEW` that stand, in SQL. */
const partsOfSlip = (what: string): string => `SELECT ${what} FROM canteen_claim_payments other
   WHERE other.slip = NEW.slip AND other.funder = NEW.funder AND other.reverses IS NULL
     AND NOT EXISTS (SELECT 1 FROM canteen_claim_payments back WHERE back.reverses = other.id)`

export const claimGuards: readonly string[] = [
  ...lineGuards,
  `CREATE TRIGGER \`canteen_claim_lines_claimed\` AFTER INSERT ON \`canteen_claim_lines\` BEGIN
  DELETE FROM canteen_unclaimed WHERE meal_id = NEW.meal_id;
END;`,
  `CREATE TRIGGER \`canteen_claim_lines_unclaimed\` AFTER DELETE ON \`canteen_claim_lines\` BEGIN
  INSERT INTO canteen_unclaimed (meal_id) VALUES (OLD.meal_id) ON CONFLICT DO NOTHING;
END;`,
  ...sumGuards,
  `CREATE TRIGGER \`canteen_claims_course\` BEFORE UPDATE OF state ON \`canteen_claims\`
WHEN OLD.state || ' ' || NEW.state NOT IN (
  'draft checked', 'checked draft', 'checked submitted', 'submitted returned', 'submitted paid', 'returned draft',
  'returned submitted', 'paid submitted') BEGIN
  SELECT RAISE(ABORT, 'canteen_claims: no such move');
END;`,
  `CREATE TRIGGER \`canteen_claims_span_stays\` BEFORE UPDATE OF from_day, until_day ON \`canteen_claims\` BEGIN
  SELECT RAISE(ABORT, 'canteen_claims: a claim is of its period');
END;`,
  `CREATE TRIGGER \`canteen_claims_seed_stays\` BEFORE UPDATE OF seed ON \`canteen_claims\`
WHEN OLD.seed IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'canteen_claims: a sample is drawn once');
END;`,
  `CREATE TRIGGER \`canteen_claim_payments_asked\` BEFORE INSERT ON \`canteen_claim_payments\`
WHEN ${stateOf('NEW.claim_id')} NOT IN ('submitted', 'paid') BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_payments: nothing was asked for');
END;`,
  `CREATE TRIGGER \`canteen_claim_payments_whole\` BEFORE INSERT ON \`canteen_claim_payments\`
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM canteen_claim_payments paid
   WHERE paid.id = NEW.reverses AND paid.reverses IS NULL AND paid.claim_id = NEW.claim_id
     AND paid.funder = NEW.funder AND paid.fen = -NEW.fen AND paid.deducted_fen = -NEW.deducted_fen) BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_payments: a payment is taken back whole');
END;`,
  // A slip of the bank is money once, whichever claims it pays.
  `CREATE TRIGGER \`canteen_claim_payments_slip_once\` BEFORE INSERT ON \`canteen_claim_payments\`
WHEN NEW.reverses IS NULL AND NEW.slip <> '' AND (
  coalesce(abs(NEW.fen) > NEW.slip_fen, 0)
  OR EXISTS (${partsOfSlip('1')} AND (NEW.slip_fen IS NULL OR other.slip_fen IS NOT NEW.slip_fen OR other.fen * NEW.fen < 0))
  OR abs(NEW.fen) + coalesce((${partsOfSlip('sum(abs(other.fen))')}), 0) > coalesce(NEW.slip_fen, abs(NEW.fen))) BEGIN
  SELECT RAISE(ABORT, 'canteen_claim_payments: this slip is noted already, or comes to less');
END;`,
  // A meal's own rows, and those of the row that takes it back, both mean that its claim has to be looked at.
  `CREATE TRIGGER \`canteen_subsidies_unclaimed\` AFTER INSERT ON \`canteen_subsidies\` BEGIN
  INSERT INTO canteen_unclaimed (meal_id)
  SELECT coalesce(m.reverses, m.id) FROM canteen_meals m WHERE m.id = NEW.meal_id ON CONFLICT DO NOTHING;
END;`,
]
