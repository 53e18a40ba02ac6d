/** Writes workbooks that leave the desk: sheets of texts and numbers, made row by row. A cell is never a formula. */
import { PassThrough } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Progress } from '#ground/contract/procedure'
import { turns } from '#vault/turns'

export type Cell = string | number | null

/** A line of a sheet; one in bold heads what follows. */
export type Line = readonly Cell[] | { readonly bold: readonly Cell[] }

export interface SheetPlan {
  /** What a workbook doesn't allow in a sheet's name is left out, and so is what is beyond 31 characters. */
  readonly name: string
  /** Lines above the header. */
  readonly preface: readonly string[]
  readonly header: readonly string[]
  /** In characters; 12 where there is none. */
  readonly widths: readonly number[]
  /** How many rows come, for the progress. */
  readonly total: number
  /** The rows, made as they are written. */
  readonly rows: Iterable<Line>
}

/**
 * A text that a spreadsheet would take for a formula gets the apostrophe that marks a text: `=1+1` typed as a name
 * must not run on the machine of whoever opens the sheet, not even after it was saved as CSV. Spreadsheets read the
 * full-width signs of a Chinese keyboard like the narrow ones.
 */
export const safeText = (text: string): string => (/^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text)

const safe = (cell: Cell): Cell => (typeof cell === 'string' ? safeText(cell) : cell)

/** At most 31 characters, none of the forbidden ones, no apostrophe at an end. */
const sheetName = (name: string): string =>
  name
    .replaceAll(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .replaceAll(/^'+|'+$/g, '')

const cellsOf = (line: Line): readonly Cell[] => ('bold' in line ? line.bold : line)

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The file as it travels to whoever saves it. */
export const workbookBlob = (bytes: Buffer<ArrayBuffer>): Blob => new Blob([bytes], { type: workbookType })

/**
 * How cells look. Everything is text unless it is a number here: long numbers of people keep their digits. The writer knows a look by its
 * object, and describes one that it has not seen before anew: a third of all its time, if each cell brought its own.
 */
const plainLooks = { text: { numFmt: '@' }, number: { numFmt: 'General' } }
const boldLooks = {
  text: { numFmt: '@', font: { bold: true } },
  number: { numFmt: 'General', font: { bold: true } },
}

/** Rows written between two signs of life. */
const pieceOfRows = 200

/** Large, and not needed before the first export: loaded in two halves, between which others are served. */
async function workbookWriter() {
  await import('exceljs/lib/stream/xlsx/worksheet-writer.js')
  await nextTurn()
  return (await import('exceljs/lib/stream/xlsx/workbook-writer.js')).default
}

/** Writes the sheets and returns the `.xlsx` file, giving way between pieces; stops when the signal is aborted. */
export async function* writeWorkbook(
  sheets: readonly SheetPlan[],
  signal: AbortSignal,
): AsyncGenerator<Progress, Buffer<ArrayBuffer>> {
  const stream = new PassThrough()
  const pieces: Buffer[] = []
  stream.on('data', (piece: Buffer) => pieces.push(piece))
  const ended = new Promise((resolve, reject) => {
    stream.on('end', resolve)
    stream.on('error', reject)
  })
  const WorkbookWriter = await workbookWriter()
  const workbook = new WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: false,
  })
  const total = sheets.reduce((sum, sheet) => sum + sheet.total, 0)
  let done = 0
  const others = turns()
  for (const { name, preface, header, widths, rows } of sheets) {
    const sheet = workbook.addWorksheet(sheetName(name), {
      views: [{ state: 'frozen', ySplit: preface.length + 1 }],
    })
    sheet.columns = header.map((_, at) => ({ width: widths[at] ?? 12, style: plainLooks.text }))
    const add = (line: Line) => {
      const looks = 'bold' in line ? boldLooks : plainLooks
      const row = sheet.addRow(cellsOf(line).map(safe))
      row.eachCell((cell) => {
        cell.style = typeof cell.value === 'number' ? looks.number : looks.text
      })
      row.commit()
    }
    for (const words of preface) add([words])
    add({ bold: header })
    for (const line of rows) {
      if (done % pieceOfRows === 0) {
        signal.throwIfAborted()
        yield { stage: 'writing', done, total }
      }
      if (others.isOver()) await others.give()
      add(line)
      done += 1
    }
    sheet.commit()
  }
  await workbook.commit()
  await ended
  return Buffer.concat(pieces)
}
