/** The month as a workbook: the figures on one sheet, the requests behind them on another. A cell is never a formula. */
import type { Progress } from '../../../desk/contract/procedure'
import type { LongCall } from '../../../desk/rpc/call'
import { type FigureName, figureNames } from '../contract'
import { dimensions } from '../rules'
import { monthFigures, requestsOfMonth } from './figures'
import { rowsByIds } from './requests'

type Cell = string | number | null

/**
 * A text that a spreadsheet would take for a formula gets the apostrophe that marks a text, so that what somebody
 * typed as a reason does not run on the machine of whoever opens the file, also after it was saved as CSV.
 */
const safe = (cell: Cell): Cell => (typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

interface ExportInput {
  readonly month: string
  readonly words: Readonly<Record<string, string>>
}

/** Rows read between two signs of life. */
const piece = 200

export async function* monthWorkbook(
  call: LongCall,
  { month, words }: ExportInput,
  signal: AbortSignal,
): AsyncGenerator<Progress, { name: string; base64: string; rows: number }> {
  const word = (key: string): string => words[key] ?? key
  const ids = requestsOfMonth(call, month).map(({ id }) => id)
  // Large, and not needed before the first export.
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  const addSheet = (title: string, widths: readonly number[]) => {
    const sheet = workbook.addWorksheet(title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31))
    sheet.columns = widths.map((width) => ({ width }))
    return {
      add: (cells: readonly Cell[], bold = false) => {
        const row = sheet.addRow(cells.map(safe))
        if (bold) row.font = { bold: true }
      },
    }
  }

  const figures = addSheet(word('title'), [28, ...figureNames.map(() => 12)])
  figures.add([`${word('title')} ${month}`], true)
  figures.add([
    `${word('maker')}：${call.staff.name} · ${word('day')}：${call.today} · ${word('rows')}：${ids.length}`,
  ])
  const result = monthFigures(call, month)
  const cellsOf = (set: Readonly<Record<FigureName, number>>): Cell[] => figureNames.map((name) => set[name])
  figures.add(['', ...figureNames.map((name) => word(`figure.${name}`))], true)
  figures.add([word('total'), ...cellsOf(result.total)])
  for (const dimension of dimensions) {
    figures.add([])
    figures.add([word(`by.${dimension}`)], true)
    for (const { key, figures: set } of result.by[dimension]) {
      figures.add([dimension === 'mode' ? word(`mode.${key}`) : key, ...cellsOf(set)])
    }
  }
  for (const [title, tallies] of [
    ['suspension-reasons', result.suspensionReasons],
    ['end-reasons', result.endReasons],
  ] as const) {
    figures.add([])
    figures.add([word(title)], true)
    for (const { key, count } of tallies) figures.add([key, count])
  }
  figures.add([])
  figures.add([word('ratings')], true)
  for (const { rating, count } of result.ratings) figures.add([word(`rating.${rating}`), count])

  const rows = addSheet(word('requests'), [16, 26, 10, 12, 12, 14, 14, 12, 12])
  rows.add(
    ['number', 'item', 'mode', 'state', 'resident', 'grid', 'handler', 'ended', 'rating'].map((key) =>
      word(`column.${key}`),
    ),
    true,
  )
  for (let done = 0; done < ids.length; done += piece) {
    signal.throwIfAborted()
    yield { stage: 'writing', done, total: ids.length }
    for (const row of rowsByIds(call, ids.slice(done, done + piece))) {
      rows.add([
        row.number,
        row.itemName,
        word(`mode.${row.mode}`),
        word(`state.${row.state}`),
        row.resident.name,
        row.grid,
        row.handler.name,
        row.endedDay ?? '',
        row.rating === null ? '' : word(`rating.${row.rating}`),
      ])
    }
  }
  const bytes = await workbook.xlsx.writeBuffer()
  call.transaction((writer) => {
    writer.record({ subject: 'service-requests:export', change: { month, rows: ids.length } })
  })
  return {
    name: `${word('title')} ${month}.xlsx`,
    base64: Buffer.from(bytes).toString('base64'),
    rows: ids.length,
  }
}
