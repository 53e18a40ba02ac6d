/** From what the library makes of a file to the cells that the desk knows. */
import { read, set_cptable, type CellObject, type Range, type WorkBook, type WorkSheet } from '@e965/xlsx'
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { dayOfSerial, epoch1904, errorTexts, type Cell, type Row, type Sheet } from '../rules/cells'
import type { FileKind } from './kinds'
import { lastRowOfSheets, mostColumns, mostRows } from './limits'
import { TooLarge, tidyPackage } from './package'

// Old workbooks keep their texts in the code page of the Windows that wrote them.
set_cptable(codePages)

/** The workbook is locked with a password. */
export class Locked extends Error {
  override readonly name = 'Locked'
}

/** The file is no workbook, or one that cannot be read. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

/** Every sheet, hidden ones marked, and left empty where they do not fit beside the others; throws `TooLarge`, `Locked` or `Unreadable`. */
export async function sheetsOf(bytes: Uint8Array, file: FileKind): Promise<readonly Sheet[]> {
  const book = await bookOf(bytes, file)
  const offset = book.Workbook?.WBProps?.date1904 === true ? epoch1904 : 0
  const found = book.SheetNames.flatMap((name, at) => {
    const sheet = book.Sheets[name]
    const hidden = (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0
    return sheet === undefined ? [] : [{ name, hidden, sheet }]
  })
  const budget = { rows: mostRows, empty: lastRowOfSheets }
  const rowsIn = new Map<WorkSheet, readonly Row[] | null>()
  // First what is seen: a copy of last year that nobody sees must not keep this year's from being read.
  for (const { hidden, sheet } of found.toSorted((one, other) => Number(one.hidden) - Number(other.hidden)))
    rowsIn.set(sheet, hidden ? rowsThatFit(sheet, offset, budget) : rowsOf(sheet, offset, budget))
  return found.map(({ name, hidden, sheet }) => {
    const rows = rowsIn.get(sheet) ?? null
    return { name, hidden, unread: rows === null, rows: rows ?? [] }
  })
}

/** What is left, over all sheets: of rows that say something, and of those between them that say nothing. */
interface Budget {
  rows: number
  empty: number
}

/** Null where they do not fit; then they take nothing from what others may have. */
function rowsThatFit(sheet: WorkSheet, offset: number, budget: Budget): readonly Row[] | null {
  const { rows: left, empty } = budget
  try {
    return rowsOf(sheet, offset, budget)
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error
    budget.rows = left
    budget.empty = empty
    return null
  }
}

async function bookOf(bytes: Uint8Array, file: FileKind): Promise<WorkBook> {
  // Texts stay texts: an ID number that is taken for a number loses its last digits. Dates stay numbers with a format.
  const options = { dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: false } as const
  try {
    switch (file.kind) {
      case 'none':
        throw new Unreadable()
      case 'text':
        return read(file.text, { ...options, type: 'string', raw: true })
      case 'compound':
        return read(bytes, { ...options, type: 'array' })
      case 'package':
        return read(await tidyPackage(bytes), { ...options, type: 'array' })
    }
  } catch (error) {
    if (error instanceof TooLarge || error instanceof Unreadable) throw error
    if (error instanceof Error && /password|encrypt/i.test(error.message)) throw new Locked()
    throw new Unreadable('the library could not read it', { cause: error })
  }
}

function rowsOf(sheet: WorkSheet, offset: number, budget: Budget): readonly Row[] {
  const found: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? []
  const rows: Cell[][] = []
  // A sheet may be formatted to its very last row, a million rows below the last that says something.
  found.forEach((cells, at) => {
    const row = (cells ?? []).slice(0, mostColumns).map((cell) => cellOf(cell, offset))
    const last = row.findLastIndex((cell) => cell !== null)
    if (last < 0) return
    if (at >= lastRowOfSheets) throw new TooLarge()
    budget.rows -= 1
    if (budget.rows < 0) throw new TooLarge()
    budget.empty -= at - rows.length
    if (budget.empty < 0) throw new TooLarge()
    while (rows.length < at) rows.push([])
    rows[at] = Array.from({ length: last + 1 }, (_, column) => row[column] ?? null)
  })
  for (const merged of sheet['!merges'] ?? []) hold(rows, merged)
  return rows
}

/** What stands in cells that are merged over several rows stands in each of these rows. */
function hold(rows: Cell[][], { s: first, e: last }: Range): void {
  const value = rows[first.r]?.[first.c] ?? null
  if (value === null || first.c >= mostColumns) return
  for (const row of rows.slice(first.r + 1, last.r + 1)) {
    while (row.length < first.c) row.push(null)
    row[first.c] ??= value
  }
}

function cellOf(cell: CellObject | undefined, offset: number): Cell {
  const value = cell?.v
  if (cell === undefined || value === undefined || cell.t === 'z') return null
  // Blanks alone say nothing: formatted sheets have thousands of such rows.
  if (typeof value === 'string' && value.trim() === '') return null
  // What a formula could not work out: read as if nothing stood there, it would be lost without a word.
  if (cell.t === 'e') return { kind: 'text', text: errorOf(value) }
  if (typeof value === 'string') return { kind: 'text', text: quotedIn(value) ?? value }
  if (typeof value !== 'number')
    return { kind: 'text', text: value instanceof Date ? value.toISOString() : String(value) }
  const day = dayOfSerial(value + offset)
  if (day === null) return { kind: 'number', value }
  // Behind the point stands the time of the day.
  if (isFormatOfDays(cell.z, value + offset)) return { kind: 'day', day }
  return isLikely(value + offset) ? { kind: 'number', value, day } : { kind: 'number', value }
}

/** ="4201…": how programs write a number into a file of texts so that a sheet does not round it. */
const quotedIn = (text: string): string | undefined => /^\s*="(.*)"\s*$/s.exec(text)?.[1]

const errorOf = (code: CellObject['v']): string => errorTexts.get(Number(code)) ?? '#N/A'

/** From 1910-01-01 to 2100-01-01, as a spreadsheet counts them. */
const isLikely = (serial: number): boolean => Number.isInteger(serial) && serial >= 3654 && serial <= 73_051

/**
 * The Chinese formats that have a number of their own and no text (`m"月"d"日"` is 58) come without any: there a number
 * that may well be a day is one.
 */
const isFormatOfDays = (format: CellObject['z'], serial: number): boolean =>
  format === undefined
    ? isLikely(serial)
    : /[yd年日]/i.test(String(format).replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
