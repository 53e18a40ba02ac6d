/** Workbooks that leave the desk: refused rows to be mended, and the register itself. A cell is never a formula. */
import { PassThrough } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import type { Progress } from '../../../../desk/contract/procedure'

/**
 * A text that a spreadsheet would take for a formula gets the apostrophe that marks a text: `=1+1` typed as a name
 * must not run on the machine of whoever opens the sheet, not even after it was saved as CSV.
 */
export const safeText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

export interface SheetPlan {
  readonly name: string
  /** Lines above the header. */
  readonly preface: readonly string[]
  readonly header: readonly string[]
  readonly widths: readonly number[]
  readonly total: number
  /** The rows, made as they are written. */
  readonly rows: Iterable<readonly string[]>
}

const pieceOfRows = 200

/** Writes one sheet and returns the file, giving way between pieces. */
export async function* writeWorkbook(
  { name, preface, header, widths, total, rows }: SheetPlan,
  signal: AbortSignal,
): AsyncGenerator<Progress, Buffer> {
  const stream = new PassThrough()
  const pieces: Buffer[] = []
  stream.on('data', (piece: Buffer) => pieces.push(piece))
  const ended = new Promise((resolve, reject) => {
    stream.on('end', resolve)
    stream.on('error', reject)
  })
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: false,
  })
  const sheet = workbook.addWorksheet(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: preface.length + 1 }],
  })
  // Everything is text: long numbers keep their digits.
  sheet.columns = header.map((_, at) => ({ width: widths[at] ?? 12, style: { numFmt: '@' } }))
  for (const line of preface) sheet.addRow([safeText(line)]).commit()
  const head = sheet.addRow(header.map(safeText))
  head.font = { bold: true }
  head.commit()
  let done = 0
  for (const row of rows) {
    if (done % pieceOfRows === 0) {
      signal.throwIfAborted()
      yield { stage: 'writing', done, total }
      await nextTurn()
    }
    sheet.addRow(row.map(safeText)).commit()
    done += 1
  }
  sheet.commit()
  await workbook.commit()
  await ended
  return Buffer.concat(pieces)
}
