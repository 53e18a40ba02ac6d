/** A claim as a workbook: 汇总表 and 异常清单, then 明细, line by line with names; rounding is said on it. */
import { long, type HousedLong } from '#desk/rpc/serve'
import type { Line } from '#work/workbook/write'
import { givingWay } from '#work/pieces'
import { takeOut, wordOf, type Asked, type Word } from '#work/exports/take-out'
import { summaryOf } from '../../rules/claim-summary'
import type { LineRow, ShownFinding, ShownSummaryRow } from '../contract'
import { linesOf } from './details'
import { findingsOf } from './findings'
import { matterNames, requireClaim, shownSummary } from './rows'
import { shownLines } from './shown-lines'

const yuan = (fen: number): number => fen / 100

const summarySheet = (word: Word, rows: readonly ShownSummaryRow[]) => {
  const sum = rows.reduce((total, { fen }) => total + fen, 0)
  const lines: readonly Line[] = [
    ...rows.map(({ part, policyName, categoryName, funder, count, fen }) => [
      word(`part.${part}`),
      policyName,
      categoryName,
      funder,
      count,
      yuan(fen),
    ]),
    { bold: [word('total'), '', '', '', '', yuan(sum)] },
    [word('rounding')],
  ]
  return {
    name: word('summary'),
    header: ['part', 'policy', 'category', 'funder', 'count', 'yuan'].map((column) =>
      word(`column.${column}`),
    ),
    widths: [10, 24, 18, 12, 10, 14],
    total: lines.length,
    rows: lines,
  }
}

const anomalySheet = (word: Word, findings: readonly ShownFinding[]) => {
  const lines: readonly Line[] = findings.flatMap(({ kind, meals }) =>
    meals.map(({ id, day, kind: meal, way, name, subsidyFen }) => [
      word(`anomaly.${kind}`),
      day,
      word(`meal.${meal}`),
      word(`way.${way}`),
      name,
      id,
      yuan(subsidyFen),
    ]),
  )
  return {
    name: word('anomalies'),
    header: ['anomaly', 'day', 'meal', 'way', 'name', 'number', 'yuan'].map((column) =>
      word(`column.${column}`),
    ),
    widths: [22, 12, 8, 8, 12, 10, 12],
    total: lines.length,
    rows: lines,
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

/** Rows made into words a piece at a time, as they are written. */
const pieceOfLines = 100

export const exportClaim = long(async function* (
  call: HousedLong,
  { id, ...asked }: Asked & { readonly id: number },
  signal: AbortSignal,
) {
  const word = wordOf(asked)
  const claim = requireClaim(call, id)
  const names = matterNames(call)
  const { lines } = await givingWay(linesOf(call, claim))
  const { findings } = await givingWay(findingsOf(call, claim))
  function* rows(): Generator<Line> {
    for (let at = 0; at < lines.length; at += pieceOfLines) {
      for (const row of shownLines(call, lines.slice(at, at + pieceOfLines), names)) yield cellsOf(word, row)
    }
  }
  return yield* takeOut(
    call,
    asked,
    {
      title: word('title'),
      of: `${claim.from} ${claim.until}`,
      before: [summarySheet(word, shownSummary(summaryOf(lines), names)), anomalySheet(word, findings)],
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
