/** A claim as a workbook: 汇总表 and 异常清单, then 明细, line by line with names; rounding is said on it. */
import type { Reader } from '#desk/rpc/call'
import { long, type HousedLong } from '#desk/rpc/serve'
import type { Line } from '#work/workbook/write'
import { givingWay, type Pieces } from '#work/pieces'
import { takeOut, wordOf, type Asked, type Word } from '#work/exports/take-out'
import { summaryOf, type SummaryRow } from '../../rules/claim-summary'
import type { LineRow, ShownSum, ShownSummaryRow } from '../contract'
import { linesOf, type LinesOfClaim } from './details'
import { foundIn, mealsShown, type Found } from './findings'
import { lumpsOfClaim, shownLumps } from './lump-sums'
import { toldOfMatters, type ToldOfMatters } from './matters'
import { requireClaim, shownSummary, withSittings, type KeptClaim } from './rows'
import { shownLines } from './shown-lines'

const yuan = (fen: number): number => fen / 100

const fenOf = (rows: readonly { readonly fen: number }[]): number =>
  rows.reduce((total, { fen }) => total + fen, 0)

/** Sums to the canteen below what the meals come to. */
const summarySheet = (word: Word, rows: readonly ShownSummaryRow[], sums: readonly ShownSum[]) => {
  const apart: readonly Line[] =
    sums.length === 0
      ? []
      : [
          { bold: [word('ofMeals'), '', '', '', '', '', yuan(fenOf(rows))] },
          ...sums.map(({ policyName, name, from, until, funder, fen }) => [
            word('sum'),
            policyName,
            `${name} ${from} – ${until}`,
            word('ofNoMeal'),
            funder,
            '',
            yuan(fen),
          ]),
        ]
  const lines: readonly Line[] = [
    ...rows.map(({ part, policyName, categoryName, kind, funder, count, fen }) => [
      word(`part.${part}`),
      policyName,
      categoryName,
      word(`meal.${kind}`),
      funder,
      count,
      yuan(fen),
    ]),
    ...apart,
    { bold: [word('total'), '', '', '', '', '', yuan(fenOf(rows) + fenOf(sums))] },
    [word('mealNote')],
    [word('rounding')],
  ]
  return {
    name: word('summary'),
    header: ['part', 'policy', 'category', 'meal', 'funder', 'count', 'yuan'].map((column) =>
      word(`column.${column}`),
    ),
    widths: [10, 24, 18, 10, 12, 10, 14],
    total: lines.length,
    rows: lines,
  }
}

/** What each sum to the canteen rests on. */
const sumsSheet = (word: Word, sums: readonly ShownSum[]) => ({
  name: word('sums'),
  header: ['policy', 'sum', 'from', 'until', 'count', 'days', 'people', 'funder', 'yuan'].map((column) =>
    word(`column.${column}`),
  ),
  widths: [24, 18, 12, 12, 10, 8, 8, 12, 14],
  total: sums.length,
  rows: sums.map(({ policyName, name, from, until, meals, days, people, funder, fen }): Line => [
    policyName,
    name,
    from,
    until,
    meals,
    days,
    people,
    funder,
    yuan(fen),
  ]),
})

/** Rows made into words a piece at a time, as they are written. */
const rowsAtOnce = 100

/** All of them, however many. */
const anomalySheet = (call: Reader, word: Word, found: Found) => {
  function* rows(): Generator<Line> {
    for (const { kind, meals } of found.anomalies) {
      for (let at = 0; at < meals.length; at += rowsAtOnce) {
        for (const { id, day, kind: meal, way, name, subsidyFen } of mealsShown(
          call,
          found,
          meals.slice(at, at + rowsAtOnce),
        ))
          yield [
            word(`anomaly.${kind}`),
            day,
            word(`meal.${meal}`),
            word(`way.${way}`),
            name,
            id,
            yuan(subsidyFen),
          ]
      }
    }
  }
  return {
    name: word('anomalies'),
    header: ['anomaly', 'day', 'meal', 'way', 'name', 'number', 'yuan'].map((column) =>
      word(`column.${column}`),
    ),
    widths: [22, 12, 8, 8, 12, 10, 12],
    total: found.anomalies.reduce((sum, { meals }) => sum + meals.length, 0),
    rows: rows(),
  }
}

const cellsOf = (word: Word, row: LineRow): Line => [
  row.day,
  word(`meal.${row.kind}`),
  word(`way.${row.way}`),
  row.name,
  word(`part.${row.part}`),
  row.policyName,
  row.categoryName,
  row.funder,
  row.count,
  yuan(row.fen),
  word(`evidence.${row.evidence}`),
  row.meal,
]

interface WholeClaim {
  readonly lines: LinesOfClaim['lines']
  readonly summary: readonly SummaryRow[]
  readonly names: ToldOfMatters['names']
  readonly found: Found
  readonly sums: readonly ShownSum[]
}

function* wholeClaim(call: Reader, claim: KeptClaim): Pieces<WholeClaim> {
  const { lines } = yield* linesOf(call, claim)
  yield
  const seated = withSittings(call, claim, lines)
  yield
  const summary = summaryOf(seated)
  yield
  const { names } = toldOfMatters(call, summary, lines)
  yield
  const found = yield* foundIn(call, claim)
  yield
  const { sums } = yield* lumpsOfClaim(call, claim)
  return { lines, summary, names, found, sums: shownLumps(call, sums) }
}

export const exportClaim = long(async function* (
  call: HousedLong,
  { id, ...asked }: Asked & { readonly id: number },
  signal: AbortSignal,
) {
  const word = wordOf(asked)
  const claim = requireClaim(call, id)
  const { lines, summary, names, found, sums } = await givingWay(wholeClaim(call, claim))
  function* rows(): Generator<Line> {
    for (let at = 0; at < lines.length; at += rowsAtOnce) {
      for (const row of shownLines(call, lines.slice(at, at + rowsAtOnce))) yield cellsOf(word, row)
    }
  }
  return yield* takeOut(
    call,
    asked,
    {
      title: word('title'),
      of: `${claim.from} ${claim.until}`,
      before: [
        summarySheet(word, shownSummary(summary, names), sums),
        ...(sums.length === 0 ? [] : [sumsSheet(word, sums)]),
        anomalySheet(call, word, found),
      ],
      sheet: {
        name: word('lines'),
        header: [
          'day',
          'meal',
          'way',
          'name',
          'part',
          'policy',
          'category',
          'funder',
          'count',
          'yuan',
          'evidence',
          'number',
        ].map((column) => word(`column.${column}`)),
        widths: [12, 8, 8, 12, 10, 24, 18, 10, 8, 12, 12, 10],
        total: lines.length,
        rows: rows(),
      },
      subject: `canteen-claim:${id}`,
      change: { claim: id },
      fields: ['name'],
    },
    signal,
  )
})
