/**
 * Years of a canteen: every day as many of its diners as a busy one has, each with a meal like one that the demonstration sold,
 * paid, subsidised, counted, closed and, month by month, claimed. Written by SQL, past the till and under all of its guards.
 */
import { dayAt } from '#ground/clock'
import type { SQLiteFile } from '#vault/store/open'
import { benchNow } from '../../community-file'

export interface Eaten {
  readonly years: number
  readonly people: number
  readonly mealsAYear: number
  readonly diners: number
}

/** What is numbered in the order of time: what the demonstration has comes after all that was before. */
const ordered: readonly (readonly [counted: string, ...named: readonly string[]])[] = [
  [
    'canteen_meals.id',
    'canteen_meals.reverses',
    'canteen_subsidies.meal_id',
    'canteen_sittings.meal_id',
    'canteen_tenders.meal_id',
    'canteen_slips.meal_id',
    'canteen_handings.meal_id',
    'canteen_claim_lines.meal_id',
    'canteen_unclaimed.meal_id',
    'canteen_claimed_otherwise.meal_id',
    'canteen_shifts.after_meal',
    'canteen_counts.until_meal',
    'canteen_close_requests.until_meal',
  ],
  [
    'canteen_entries.id',
    'canteen_entries.reverses',
    'canteen_entries.deed',
    'canteen_tenders.deed',
    'canteen_shifts.after_entry',
    'canteen_counts.until_entry',
    'canteen_close_requests.until_entry',
  ],
  [
    'canteen_shifts.id',
    'canteen_counts.shift_id',
    'canteen_bankings.shift_id',
    'canteen_differences.shift_id',
    'canteen_close_requests.until_shift',
  ],
  ['canteen_bankings.id', 'canteen_counts.until_banking', 'canteen_close_requests.until_banking'],
  ['canteen_close_requests.id', 'canteen_closed_days.request_id'],
  ['canteen_closed_days.id'],
]

function shiftUp(sqlite: SQLiteFile, by: readonly number[]): void {
  for (const [at, columns] of ordered.entries())
    for (const each of columns) {
      const [table, column] = each.split('.')
      sqlite.exec(`UPDATE ${table} SET ${column} = ${column} + ${by[at] ?? 0}`)
    }
}

const more = (columns: string): string =>
  columns
    .split(', ')
    .map((column) => `o.${column}`)
    .join(', ')
const sold =
  'late, list_fen, price_fen, subsidy_fen, delivery_fee_fen, delivery_subsidy_fen, own_fen, lines, price, used, staff_id'

const today = dayAt(benchNow)

/** The evenings and claims of the demonstration's few meals make way for those of all; its drawer of today stays open. */
const makeWay = `
  CREATE TEMP TABLE signed AS SELECT closed_by AS one, witnessed_by AS other FROM canteen_closed_days LIMIT 1;
  ${[
    'closed_days',
    'close_requests',
    'counts',
    'bankings',
    'differences',
    'claims',
    'claim_lines',
    'claim_events',
    'claim_payments',
    'calls',
    'unclaimed',
    'claimed_otherwise',
  ]
    .map((table) => `DELETE FROM canteen_${table};`)
    .join('\n')}
  DELETE FROM canteen_shifts WHERE day < '${today}';`

/** As many diners as there are to be, each with an account; the older ones of the community. */
const enrol = (diners: number, people: number): string => `
  INSERT INTO canteen_diners (resident_id, registered, lives, avoids, diet, enrolled_on)
  SELECT id, 'community', 'community', '[]', '', '2016-11-01' FROM residents
   WHERE birth < '1960' AND status = 'living' AND locked_at IS NULL AND merged_into IS NULL
     AND id NOT IN (SELECT resident_id FROM canteen_diners)
   ORDER BY id * 7919 % ${people} LIMIT max(0, ${diners} - (SELECT count(*) FROM canteen_diners));
  INSERT INTO canteen_accounts (diner_id, opened_on, left_fen, used_at)
  SELECT id, enrolled_on, 0, 0 FROM canteen_diners
   WHERE id NOT IN (SELECT diner_id FROM canteen_accounts WHERE diner_id IS NOT NULL);
  INSERT INTO canteen_lots (account_id, kind, left_fen)
  SELECT id, 'principal', 0 FROM canteen_accounts
   WHERE id NOT IN (SELECT account_id FROM canteen_lots WHERE kind = 'principal');
  CREATE TEMP TABLE eaters AS
  SELECT row_number() OVER (ORDER BY d.id) - 1 AS k, d.id, a.id AS account,
         (SELECT min(id) FROM canteen_lots l WHERE l.account_id = a.id AND l.kind = 'principal') AS lot
    FROM canteen_diners d JOIN canteen_accounts a ON a.diner_id = d.id AND a.closed_on IS NULL;
  CREATE UNIQUE INDEX temp.eaters_k ON eaters (k);`

/** The days, each with its month's claim, what is sold on it, and the demonstration's meals that theirs are like. */
const lay = (days: number, aDay: number): string => `
  CREATE TEMP TABLE such AS
  SELECT row_number() OVER (ORDER BY id) - 1 AS k, o.* FROM canteen_meals o
   WHERE kind = 'sale' AND eater = 'diner' AND id NOT IN (SELECT reverses FROM canteen_meals WHERE reverses IS NOT NULL);
  CREATE UNIQUE INDEX temp.such_k ON such (k);
  CREATE TEMP TABLE days (n INTEGER PRIMARY KEY, day TEXT, claim INTEGER);
  INSERT INTO days
  WITH RECURSIVE d(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM d WHERE n + 1 < ${days})
  SELECT n, date('${today}', (n - ${days}) || ' days'), NULL FROM d;
  UPDATE days SET claim = r.k FROM
    (SELECT row_number() OVER (ORDER BY month) AS k, month FROM (SELECT DISTINCT substr(day, 1, 7) AS month FROM days)) r
   WHERE r.month = substr(days.day, 1, 7) AND r.month < '${today.slice(0, 7)}';
  CREATE TEMP TABLE seats AS
  WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n + 1 < ${aDay}) SELECT n FROM s;`

const sell = (aDay: number, diners: number): string => `
  INSERT INTO canteen_meals (id, kind, day, meal, way, eater, diner_id, at, ${sold})
  SELECT d.n * ${aDay} + s.n + 1, 'sale', d.day, iif(s.n < ${Math.ceil(aDay / 2)}, 'lunch', 'supper'), o.way, 'diner', e.id,
         unixepoch(d.day) * 1000 + iif(s.n < ${Math.ceil(aDay / 2)}, 11800000, 32400000) + s.n * 20000, ${more(sold)}
    FROM temp.days d CROSS JOIN temp.seats s CROSS JOIN (SELECT count(*) AS sold FROM temp.such) c
    JOIN temp.such o ON o.k = (d.n * 31 + s.n * 17) % c.sold
    JOIN temp.eaters e ON e.k = (s.n + d.n * 7) % ${diners};
  CREATE TEMP TABLE meals AS
  SELECT m.id, m.day, m.meal, m.way, m.diner_id, m.at, m.own_fen, m.staff_id, d.n, d.claim, o.id AS such FROM temp.days d CROSS JOIN temp.seats s CROSS JOIN (SELECT count(*) AS sold FROM temp.such) c
    JOIN canteen_meals m ON m.id = d.n * ${aDay} + s.n + 1 JOIN temp.such o ON o.k = (d.n * 31 + s.n * 17) % c.sold;
  INSERT INTO canteen_sittings (day, meal, diner_id, meal_id)
  SELECT m.day, m.meal, m.diner_id, m.id FROM canteen_meals m JOIN temp.meals USING (id)
   WHERE m.subsidy_fen + m.delivery_subsidy_fen > 0 ORDER BY m.day, m.meal, m.diner_id
  ON CONFLICT DO NOTHING;
  INSERT INTO canteen_subsidies (meal_id, line, day, part, policy, category, funder, fen)
  SELECT m.id, o.line, m.day, o.part, o.policy, o.category, o.funder, o.fen
    FROM temp.meals m CROSS JOIN canteen_subsidies o ON o.meal_id = m.such;
  INSERT INTO canteen_orders (day, meal, diner_id, way, cancelled, at, staff_id)
  SELECT day, meal, diner_id, way, 0, at - 86400000, staff_id FROM temp.meals WHERE way = 'delivered';
  INSERT INTO canteen_handings (meal_id, handed_to, clock, route_id)
  SELECT id, 'self', '11:30', (SELECT min(id) FROM canteen_routes) FROM temp.meals WHERE way = 'delivered';`

/** How each meal was paid: from the account with an entry of the meal's number, or in cash. */
const pay = (count: number): string => `
  INSERT INTO canteen_tenders (meal_id, kind, fen, given_fen, change_fen, deed, why)
  SELECT m.id, o.kind, o.fen, o.given_fen, o.change_fen, iif(o.kind = 'balance', m.id, NULL), o.why
    FROM temp.meals m CROSS JOIN canteen_tenders o ON o.meal_id = m.such;
  INSERT INTO canteen_entries (id, account_id, lot_id, kind, passage, fen, day, at, staff_id)
  SELECT m.id, e.account, e.lot, 'spend', 'out', m.own_fen, m.day, m.at, m.staff_id
    FROM temp.meals m JOIN temp.eaters e ON e.id = m.diner_id
   WHERE m.own_fen > 0 AND EXISTS (SELECT 1 FROM canteen_tenders t WHERE t.meal_id = m.such AND t.kind = 'balance');
  CREATE TEMP TABLE spent AS
  SELECT account_id AS account, lot_id AS lot, substr(day, 1, 7) || '-01' AS day, sum(fen) AS fen
    FROM canteen_entries WHERE id <= ${count} GROUP BY 1, 2, 3 ORDER BY 3;
  INSERT INTO canteen_entries (id, account_id, lot_id, kind, passage, fen, tender, day, at, staff_id)
  SELECT ${count} + rowid, account, lot, 'top-up', 'in', fen, 'wechat', day, unixepoch(day) * 1000,
         (SELECT min(staff_id) FROM temp.such) FROM temp.spent;`

/** Each evening counted, banked and signed by two. */
const close = (aDay: number): string => `
  CREATE TEMP TABLE cash AS
  SELECT m.n, sum(iif(t.kind = 'cash', t.fen, 0)) AS fen, max(m.at) + 3600000 AS at
    FROM temp.meals m CROSS JOIN canteen_tenders t ON t.meal_id = m.id GROUP BY m.n;
  INSERT INTO canteen_shifts (id, day, opening_fen, after_meal, after_entry, at, staff_id)
  SELECT n + 1, day, 20000, n * ${aDay}, n * ${aDay}, at - 36000000, one FROM temp.days JOIN temp.cash USING (n), temp.signed;
  INSERT INTO canteen_bankings (id, shift_id, fen, at, staff_id) SELECT n + 1, n + 1, fen, at, one FROM temp.cash, temp.signed WHERE fen > 0;
  INSERT INTO canteen_counts (shift_id, counted_fen, expected_fen, until_meal, until_entry, until_banking, at, staff_id)
  SELECT n + 1, 20000, 20000, (n + 1) * ${aDay}, (n + 1) * ${aDay}, n + 1, at, one FROM temp.cash, temp.signed;
  INSERT INTO canteen_close_requests (id, day, until_meal, until_entry, at, staff_id)
  SELECT n + 1, day, (n + 1) * ${aDay}, (n + 1) * ${aDay}, at, one FROM temp.days JOIN temp.cash USING (n), temp.signed;
  INSERT INTO canteen_closed_days (id, day, request_id, closed_by, witnessed_by, at)
  SELECT n + 1, day, n + 1, one, other, at FROM temp.days JOIN temp.cash USING (n), temp.signed;`

const claim = `
  INSERT INTO canteen_claims (id, from_day, until_day, state, made_at, made_by, seed, drawn_at)
  SELECT claim, min(day), max(day), 'paid', unixepoch(max(day)) * 1000, (SELECT min(staff_id) FROM temp.such), claim,
         unixepoch(max(day)) * 1000 FROM temp.days WHERE claim IS NOT NULL GROUP BY claim;
  CREATE TEMP TABLE last AS SELECT max(id) AS claim FROM canteen_claims;
  INSERT INTO canteen_claim_lines (claim_id, meal_id, day, part, policy, category, funder, turn, count, fen)
  SELECT m.claim, m.id, m.day, s.part, s.policy, s.category, s.funder, 1, 1, s.fen
    FROM temp.meals m CROSS JOIN canteen_subsidies s ON s.meal_id = m.such WHERE m.claim IS NOT NULL;
  INSERT INTO canteen_unclaimed (meal_id)
  SELECT id FROM temp.meals m WHERE claim IS NULL AND EXISTS (SELECT 1 FROM canteen_subsidies s WHERE s.meal_id = m.such);
  CREATE TEMP TABLE claimed AS
  SELECT l.claim_id, l.funder, count(*) AS lines, sum(l.fen) AS fen, c.made_at AS at, c.until_day AS day, c.made_by AS by
    FROM canteen_claim_lines l JOIN canteen_claims c ON c.id = l.claim_id GROUP BY 1, 2;
  UPDATE canteen_claims SET state = 'draft', seed = NULL, drawn_at = NULL WHERE id = (SELECT claim FROM temp.last);
  DELETE FROM temp.claimed WHERE claim_id = (SELECT claim FROM temp.last);
  INSERT INTO canteen_claim_events (claim_id, move, reason, lines, fen, at, staff_id)
  SELECT claim_id, value, '', sum(lines), sum(fen), max(at), max(by)
    FROM temp.claimed, json_each('["check","submit","pay"]') GROUP BY claim_id, value;
  INSERT INTO canteen_claim_payments (claim_id, funder, day, slip, fen, deducted_fen, reason, at, staff_id)
  SELECT claim_id, funder, day, 'ICBC-' || claim_id || '-' || funder, fen, 0, '', at, by FROM temp.claimed;
  INSERT INTO canteen_calls (claim_id, place, diner_id, result, called_at, staff_id)
  SELECT c.id, k + 1, e.id, 'confirmed', c.made_at, c.made_by FROM canteen_claims c JOIN temp.eaters e ON e.k < 10
   WHERE c.state = 'paid';`

/** What is cooked and written down each day: as in the demonstration's last weeks. */
const cook = (weeks: number): string => `
  INSERT INTO canteen_board (day, meal, position, offer_id, sold_out, substitute_id)
  SELECT d.day, o.meal, o.position, o.offer_id, 0, o.substitute_id FROM temp.days d CROSS JOIN canteen_board o
   WHERE o.day = (SELECT max(day) FROM canteen_board WHERE day < '${today}')
  ON CONFLICT DO NOTHING;
  CREATE TEMP TABLE weeks AS
  WITH RECURSIVE w(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM w WHERE n < ${weeks}) SELECT n FROM w;
  INSERT INTO canteen_safety_records (id, kind, day, about, cook_id, label, content, kept_until, strikes, at, staff_id)
  SELECT o.id + w.n * t.step, o.kind, date(o.day, (-7 * w.n) || ' days'), o.about + w.n * t.step, o.cook_id, o.label, o.content,
         date(o.kept_until, (-7 * w.n) || ' days'), o.strikes + w.n * t.step, o.at - w.n * 604800000, o.staff_id
    FROM temp.weeks w CROSS JOIN (SELECT max(id) + 1 AS step FROM canteen_safety_records) t CROSS JOIN canteen_safety_records o
   WHERE o.id < t.step;
  INSERT INTO canteen_not_taken (day, meal, diner_id, reason, at, staff_id)
  SELECT m.day, m.meal, m.diner_id, o.reason, m.at, m.staff_id
    FROM temp.meals m CROSS JOIN (SELECT reason FROM canteen_not_taken WHERE reason <> 'door-not-opened' LIMIT 1) o WHERE m.id % 250 = 0;
  INSERT INTO canteen_care_results (diner_id, day, meal, result, note, at, staff_id)
  SELECT diner_id, day, meal, 'spoken-to', '', at, staff_id FROM temp.meals WHERE id % 1000 = 0;`

const temporary = [
  'eaters',
  'such',
  'days',
  'seats',
  'meals',
  'spent',
  'cash',
  'signed',
  'claimed',
  'last',
  'weeks',
]

export function writeMeals(sqlite: SQLiteFile, { years, people, mealsAYear, diners: wanted }: Eaten): void {
  const days = years * 365
  sqlite.exec(enrol(wanted, people))
  const diners = Number(sqlite.prepare('SELECT count(*) FROM temp.eaters').pluck().get())
  const aDay = Math.min(Math.round(mealsAYear / 365), 2 * diners)
  const meals = days * aDay
  sqlite.transaction(() => {
    sqlite.exec(makeWay)
    sqlite.exec(lay(days, aDay))
    // Each diner tops up once a month.
    shiftUp(sqlite, [meals, meals + diners * 12 * (years + 1), days, days, days, days])
    sqlite.exec(`UPDATE temp.such SET id = id + ${meals}`)
    for (const part of [sell(aDay, diners), pay(meals), close(aDay), claim, cook(years * 52)])
      sqlite.exec(part)
  })()
  for (const table of temporary) sqlite.exec(`DROP TABLE temp.${table}`)
}
