/** The handlers of any figures, made of how a feature collects and counts its rows. */
import { z } from 'zod'
import { rowId, type PageRequest } from '#ground/contract/fields'
import type { Progress } from '#ground/contract/procedure'
import type { ReadCall, Reader } from '#desk/rpc/call'
import { long, read, type LongHandler, type ReadHandler } from '#desk/rpc/serve'
import type { MadeFile } from '../exports/contract'
import type { Asked, ExportSheet, Word } from '../exports/take-out'
import { listOrder, type Page } from '../pages/order'
import { givingWay, inPieces, type Pieces } from '../pieces'
import type { FiguresDeclaration } from './contract/declaration'
import type { PeriodKind } from './contract/periods'
import {
  figuresOf,
  kindOf,
  periodBefore,
  shownParts,
  spanOf,
  sumsOf,
  type Counting,
  type Figures,
  type Span,
} from './rules'
import { figuresWorkbook, type RowsSheet } from './workbook'

/** Figures of a file apart look into the desk's own for names. */
export type FiguresReader = Reader & Pick<ReadCall, 'beside'>

/** Where the rows of a period come from, how they are counted, and how they look. */
export interface FigureSource<
  Row extends { readonly id: number },
  Shown,
  Column extends string,
  Division extends string,
  Tally extends string,
> extends Counting<Row, Column, Division, Tally> {
  /** Every row that the span touched, each once, or once for each part that is told something of it; in pieces where a year of them takes long. */
  collect(call: FiguresReader, span: Span): readonly Row[] | Pieces<readonly Row[]>
  /** The same where only sums of a period are asked for: rows that are counted alike may be one. */
  counted?(call: FiguresReader, span: Span, kind: PeriodKind): readonly Row[] | Pieces<readonly Row[]>
  /** The rows of these ids as lists show them, in the order of the ids, as they were in the span. */
  shown(call: FiguresReader, ids: readonly number[], span: Span): Shown[]
  /** Under what the cursor of its rows is sealed: `service-requests.figures`. */
  readonly list: string
  /** The rows in the workbook. */
  readonly sheet: RowsSheet<Shown>
  /** What else is counted of the span and has no rows of the same kind: further sheets of the workbook. */
  readonly besides?: (call: Reader, span: Span, word: Word) => readonly ExportSheet[]
}

interface RowsAsked<Column extends string, Division extends string> extends PageRequest {
  readonly period: string
  readonly figure: Column
  readonly part?: { readonly division: Division; readonly key: string } | undefined
}

export interface FiguresHandlers<
  Shown,
  Column extends string,
  Division extends string,
  Tally extends string,
> {
  readonly of: ReadHandler<{ readonly period: string }, Figures<Column, Division, Tally>>
  readonly rows: ReadHandler<RowsAsked<Column, Division>, Page<Shown> & { readonly total?: number }>
  readonly export: LongHandler<Asked & { readonly period: string }, AsyncGenerator<Progress, MadeFile>>
}

export function figuresHandlersOf<
  Row extends { readonly id: number },
  Shown,
  Column extends string,
  Division extends string,
  Tally extends string,
>(
  declared: FiguresDeclaration<Column, Division, Tally>,
  source: FigureSource<Row, Shown, Column, Division, Tally>,
): FiguresHandlers<Shown, Column, Division, Tally> {
  const byId = listOrder(source.list, 'rising', z.tuple([rowId]))
  function* counted(call: FiguresReader, period: string) {
    const span = spanOf(period)
    const rows = yield* inPieces(source.counted?.(call, span, kindOf(period)) ?? source.collect(call, span))
    return { period, span, rows }
  }
  function* figures(call: FiguresReader, period: string): Pieces<Figures<Column, Division, Tally>> {
    const now = yield* counted(call, period)
    const before = yield* counted(call, periodBefore(period))
    const sumsBefore = yield* sumsOf(declared.columns, source.counts, before.rows, before.span)
    return yield* figuresOf(declared, source, now, sumsBefore)
  }
  /** The ids of what a figure counts, of one part where one is asked for, in their order. */
  function* idsBehind(
    call: FiguresReader,
    span: Span,
    { figure, part }: Pick<RowsAsked<Column, Division>, 'figure' | 'part'>,
  ): Pieces<readonly number[]> {
    const rows = yield* inPieces(source.collect(call, span))
    yield
    const partOf = part === undefined ? null : shownParts(declared, source, part.division, rows)
    yield
    const counts = source.counts[figure]
    return rows
      .filter((row) => Number(counts(row, span)) !== 0 && (partOf === null || partOf(row) === part?.key))
      .map(({ id }) => id)
      .toSorted((left, right) => left - right)
  }
  return {
    of: read((call, { period }) => givingWay(figures(call, period))),

    rows: read(async (call, { period, figure, part, after, limit }) => {
      const span = spanOf(period)
      const ids = await givingWay(idsBehind(call, span, { figure, part }))
      const [from = 0] = byId.startOf(after) ?? []
      const page = byId.page(
        ids.filter((id) => id > from),
        limit,
        (id) => [id],
      )
      return {
        rows: source.shown(call, page.rows, span),
        next: page.next,
        ...(after === undefined && { total: ids.length }),
      }
    }),

    export: long(async function* (call, asked, signal) {
      const { period } = asked
      const span = spanOf(period)
      const rows = await givingWay(inPieces(source.collect(call, span)))
      const behind = {
        declared,
        figures: await givingWay(figures(call, period)),
        ids: [...new Set(rows.map(({ id }) => id))],
        span,
        source,
      }
      return yield* figuresWorkbook(call, asked, behind, signal)
    }),
  }
}
