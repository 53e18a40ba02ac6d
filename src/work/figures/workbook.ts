/** Figures as a workbook: the sums on one sheet, the rows behind them on another. */
import type { Progress } from '#ground/contract/procedure'
import type { LongCall } from '#desk/rpc/call'
import type { MadeFile } from '../exports/contract'
import { takeOut, wordOf, type Asked, type ExportSheet, type Word } from '../exports/take-out'
import type { Cell, Line } from '../workbook/write'
import { columnsIn, ofFew, type FiguresDeclaration, type Unit } from './contract/declaration'
import type { Figures, Span } from './rules'

/** The sheet with the rows behind the figures. */
export interface RowsSheet<Shown> {
  /** Words of the headings: `column.<name>`. */
  readonly columns: readonly { readonly name: string; readonly width: number }[]
  /** `word` says what a code is called in the user's language. */
  cells(row: Shown, word: Word): readonly Cell[]
  /** `<kind>:<id>` under which the log tells of the file. */
  readonly subject: string
  /** What of people is in it, in the log's words. */
  readonly fields: readonly string[]
}

interface Behind<Shown, Column extends string, Division extends string, Tally extends string> {
  readonly declared: FiguresDeclaration<Column, Division, Tally>
  readonly figures: Figures<Column, Division, Tally>
  /** Of every row that was counted. */
  readonly ids: readonly number[]
  readonly span: Span
  readonly source: {
    shown(call: LongCall, ids: readonly number[], span: Span): Shown[]
    readonly sheet: RowsSheet<Shown>
    readonly besides?: (call: LongCall, span: Span, word: Word) => readonly ExportSheet[]
  }
}

export async function* figuresWorkbook<
  Shown,
  Column extends string,
  Division extends string,
  Tally extends string,
>(
  call: LongCall,
  asked: Asked & { readonly period: string },
  behind: Behind<Shown, Column, Division, Tally>,
  signal: AbortSignal,
): AsyncGenerator<Progress, MadeFile> {
  const { period } = asked
  const word = wordOf(asked)
  const { subject, fields } = behind.source.sheet
  return yield* takeOut(
    call,
    asked,
    {
      title: `${word('title')} ${period}`,
      of: period,
      before: [figuresSheet(behind, word), ...(behind.source.besides?.(call, behind.span, word) ?? [])],
      sheet: rowsSheet(call, behind, word),
      subject,
      change: { period },
      fields,
    },
    signal,
  )
}

/** Money in yuan and minutes in hours, as people add them up. */
const cellOf = (amount: number, unit: Unit | undefined): number =>
  unit === 'fen' ? amount / 100 : unit === 'minutes' ? amount / 60 : amount

function figuresSheet<Shown, Column extends string, Division extends string, Tally extends string>(
  { declared, figures }: Behind<Shown, Column, Division, Tally>,
  word: Word,
): ExportSheet {
  const { columns, divisions, tallies, codes, units } = declared
  const cellsOf = (sums: Readonly<Record<Column, number>>, among: readonly Column[]): Cell[] =>
    columns.map((column) => (among.includes(column) ? cellOf(sums[column], units[column]) : null))
  const keyWord = (of: Division | Tally, key: string): string =>
    key === ofFew ? word(`key.${ofFew}`) : codes[of] === undefined ? key : word(`key.${of}.${key}`)
  const section = (title: string, lines: readonly Line[]): readonly Line[] => [
    [],
    { bold: [word(title)] },
    ...lines,
  ]
  const rows: readonly Line[] = [
    [word('total'), ...cellsOf(figures.total, columns)],
    ...divisions.flatMap((division) =>
      section(
        `by.${division}`,
        figures.by[division].map(({ key, figures: sums }) => [
          keyWord(division, key),
          ...cellsOf(sums, columnsIn(declared, division)),
        ]),
      ),
    ),
    ...tallies.flatMap((tally) =>
      section(
        `tally.${tally}`,
        figures.tallies[tally].map(({ key, count }) => [keyWord(tally, key), cellOf(count, units[tally])]),
      ),
    ),
  ]
  return {
    name: word('title'),
    header: ['', ...columns.map((column) => word(`figure.${column}`))],
    widths: [28],
    total: rows.length,
    rows,
  }
}

function rowsSheet<Shown>(
  call: LongCall,
  { ids, span, source }: Pick<Behind<Shown, string, string, string>, 'ids' | 'span' | 'source'>,
  word: Word,
): ExportSheet {
  const { columns } = source.sheet
  return {
    name: word('behind'),
    header: columns.map(({ name }) => word(`column.${name}`)),
    widths: columns.map(({ width }) => width),
    total: ids.length,
    rows: linesOf(call, { ids, span, source }, word),
  }
}

/** Rows read from the database at once. */
const piece = 200

/** The rows, read piece by piece while they are written. */
function* linesOf<Shown>(
  call: LongCall,
  { ids, span, source }: Pick<Behind<Shown, string, string, string>, 'ids' | 'span' | 'source'>,
  word: Word,
): Generator<Line> {
  for (let from = 0; from < ids.length; from += piece) {
    for (const row of source.shown(call, ids.slice(from, from + piece), span))
      yield source.sheet.cells(row, word)
  }
}
