/** What was owed to diners as a day ended: what is left now without whatever was put in or taken since. */
import { z } from 'zod'
import { addDays } from '#ground/days'
import { keptAnswers } from '#vault/store/kept-rows'
import type { Reader } from '#desk/rpc/call'
import type { Pieces } from '#work/pieces'
import { rowOf, rowsOf } from '#work/rows'
import { serviceToday } from '../../close/service/closed-days'
import type { Span } from '#work/figures/rules/index'
import { overAndToCome } from '../../rules/past-days'
import { changesAnEarlierDay } from '../../schema/balance'

const passedRow = z.object({ account: z.number(), fen: z.number() })
type Passed = z.infer<typeof passedRow>

/** What came into each account in a span, and negative what left it. */
const passedIn = (call: Reader, { from, to }: Span): readonly Passed[] =>
  rowsOf(
    call,
    passedRow,
    `SELECT account_id AS account, sum(CASE WHEN (passage = 'in') = (reverses IS NULL) THEN fen ELSE -fen END) AS fen
       FROM canteen_entries WHERE day BETWEEN ? AND ? GROUP BY +account_id HAVING fen <> 0`,
    from,
    to,
  )

/** Of days that are over: nothing is added to them but what is entered late. */
const keptPassed = keptAnswers<readonly Passed[]>({
  name: 'canteen_passed',
  on: [{ table: 'canteen_entries', column: 'account_id', putWhen: changesAnEarlierDay }],
  // Ten years by their months.
  most: 130,
})

const lastRow = z.object({ day: z.string().nullable() })

/** By the months since a day: what passed in each. The last day with an entry is not over: one more of it changes no earlier day. */
function passedSince(call: Reader, day: string): readonly (() => readonly Passed[])[] {
  const last = rowOf(call, lastRow, 'SELECT max(day) AS day FROM canteen_entries')?.day ?? day
  const today = serviceToday(call)
  return overAndToCome({ from: addDays(day, 1), to: last }, last < today ? last : today).map(
    ({ isOver, ...days }) =>
      () =>
        isOver
          ? keptPassed(call, `${days.from} ${days.to}`, () => passedIn(call, days))
          : passedIn(call, days),
  )
}

const accountRow = z.object({
  account: z.number(),
  diner: z.number().nullable(),
  resident: z.number().nullable(),
  left: z.number(),
})

export interface Owed {
  readonly account: number
  readonly diner: number | null
  readonly resident: number | null
  readonly fen: number
}

/** Read month by month; then added up at once, so that nothing comes between what passed and what is left. */
export function* owedAtEndOf(call: Reader, day: string): Pieces<readonly Owed[]> {
  for (const passed of passedSince(call, day)) {
    passed()
    yield
  }
  const since = new Map<number, number>()
  for (const passed of passedSince(call, day))
    for (const { account, fen } of passed()) since.set(account, (since.get(account) ?? 0) + fen)
  return rowsOf(
    call,
    accountRow,
    `SELECT a.id AS account, a.diner_id AS diner, d.resident_id AS resident, a.left_fen AS "left"
       FROM canteen_accounts a LEFT JOIN canteen_diners d ON d.id = a.diner_id ORDER BY a.id`,
  ).flatMap(({ left, ...account }) => {
    const fen = left - (since.get(account.account) ?? 0)
    return fen === 0 ? [] : [{ ...account, fen }]
  })
}
