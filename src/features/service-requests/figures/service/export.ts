/** The month as a workbook: the figures on one sheet, the requests behind them on another. */
import type { Progress } from '#ground/contract/procedure'
import type { LongCall } from '#desk/rpc/call'
import type { MadeFile } from '#work/exports/contract'
import { takeOut, wordOf, type Asked, type ExportSheet, type Word } from '#work/exports/take-out'
import type { Cell, Line } from '#work/workbook/write'
import { type FigureName, figureNames } from '../contract'
import { dimensions } from '../../requests/contract/words'
import { monthFigures, requestsOfMonth } from './figures'
import { rowsByIds } from '../../requests/service/stored'

interface ExportInput extends Asked {
  readonly month: string
}

export async function* monthWorkbook(
  call: LongCall,
  input: ExportInput,
  signal: AbortSignal,
): AsyncGenerator<Progress, MadeFile> {
  const { month } = input
  const word = wordOf(input)
  const ids = requestsOfMonth(call, month).map(({ id }) => id)
  return yield* takeOut(
    call,
    input,
    {
      title: `${word('title')} ${month}`,
      of: month,
      before: [figuresSheet(call, month, word)],
      sheet: requestsSheet(call, ids, word),
      subject: 'service-requests:export',
      change: { month },
      fields: ['name'],
    },
    signal,
  )
}

function figuresSheet(call: LongCall, month: string, word: Word): ExportSheet {
  const rows = figureLines(call, month, word)
  return {
    name: word('title'),
    header: ['', ...figureNames.map((name) => word(`figure.${name}`))],
    widths: [28],
    total: rows.length,
    rows,
  }
}

function figureLines(call: LongCall, month: string, word: Word): readonly Line[] {
  const result = monthFigures(call, month)
  const cellsOf = (set: Readonly<Record<FigureName, number>>): Cell[] => figureNames.map((name) => set[name])
  const part = (title: string, lines: readonly Line[]): readonly Line[] => [
    [],
    { bold: [word(title)] },
    ...lines,
  ]
  return [
    [word('total'), ...cellsOf(result.total)],
    ...dimensions.flatMap((dimension) =>
      part(
        `by.${dimension}`,
        result.by[dimension].map(({ key, figures }) => [
          dimension === 'mode' ? word(`mode.${key}`) : key,
          ...cellsOf(figures),
        ]),
      ),
    ),
    ...part(
      'suspension-reasons',
      result.suspensionReasons.map(({ key, count }) => [key, count]),
    ),
    ...part(
      'end-reasons',
      result.endReasons.map(({ key, count }) => [key, count]),
    ),
    ...part(
      'ratings',
      result.ratings.map(({ rating, count }) => [word(`rating.${rating}`), count]),
    ),
  ]
}

const columns = ['number', 'item', 'mode', 'state', 'resident', 'grid', 'handler', 'ended', 'rating'] as const

const requestsSheet = (call: LongCall, ids: readonly number[], word: Word): ExportSheet => ({
  name: word('requests'),
  header: columns.map((key) => word(`column.${key}`)),
  widths: [16, 26, 10, 12, 12, 14, 14, 12, 12],
  total: ids.length,
  rows: requestLines(call, ids, word),
})

/** Rows read from the database at once. */
const piece = 200

/** The rows, read piece by piece while they are written. */
function* requestLines(call: LongCall, ids: readonly number[], word: Word): Generator<Line> {
  for (let from = 0; from < ids.length; from += piece) {
    for (const row of rowsByIds(call, ids.slice(from, from + piece))) {
      yield [
        row.number,
        row.itemName,
        word(`mode.${row.mode}`),
        word(`state.${row.state}`),
        row.resident.name,
        row.grid,
        row.handler.name,
        row.endedDay ?? '',
        row.rating === null ? '' : word(`rating.${row.rating}`),
      ]
    }
  }
}
