/** What a sheet says, as a program reads it: texts, numbers and days. */
import { dayLength } from '#ground/clock'
import { cleanCell } from '#ground/text'

/** A cell of a sheet. A whole number that is formatted as a date is a day, `YYYY-MM-DD`. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  /** `day`: what the number stands for in its workbook, where it may be a day that lost its format. */
  | { readonly kind: 'number'; readonly value: number; readonly day?: string }
  | { readonly kind: 'day'; readonly day: string }
  | null
export type Row = readonly Cell[]

export interface Sheet {
  readonly name: string
  /** Whoever opens the book does not see it. */
  readonly hidden: boolean
  /** Hidden, and more than the file may still hold beside what is seen: none of its rows are here. */
  readonly unread: boolean
  /** From the first row of the sheet on; rows that are not in the file are empty. */
  readonly rows: readonly Row[]
}

/** What stands in a cell whose formula came to nothing, by its code in files. Source: MS-XLS 2.5.10. */
export const errorTexts: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
])

const errors: ReadonlySet<string> = new Set([
  ...errorTexts.values(),
  '#SPILL!',
  '#CALC!',
  '#FIELD!',
  '#BLOCKED!',
])

/** A formula that nobody has worked out: a program wrote it, and no spreadsheet has opened the file since. */
const formula = /^=(?:$|[A-Z(+\-"'$\d])/i

/** True for a cell that says that its formula came to nothing or was not worked out, also where a file of text has it in letters. */
export const isError = (cell: Cell): boolean =>
  cell?.kind === 'text' && (errors.has(cell.text.trim().toUpperCase()) || formula.test(cell.text.trim()))

/** The days that workbooks of an old Mac begin later, in days. */
export const epoch1904 = 1462

/**
 * The day a spreadsheet's number stands for, `YYYY-MM-DD`; null where it stands for none. Spreadsheets know a
 * 29 February 1900, which never was: its number, 60, is no day, and those before it count from a day later.
 * Source: ECMA-376 part 1, 18.17.4.1, the 1900 date base.
 */
export function dayOfSerial(serial: number): string | null {
  const whole = Math.floor(serial)
  if (!Number.isSafeInteger(whole) || whole < 1 || whole === 60 || whole > lastSerial) return null
  return new Date(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * dayLength).toISOString().slice(0, 10)
}

/** 9999-12-31. */
const lastSerial = 2_958_465

/** A cell as text; a whole number without exponent, a day as `YYYY-MM-DD`. */
export function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (cell.kind === 'day') return cell.day
  if (cell.kind === 'text') return cleanCell(cell.text)
  return Number.isSafeInteger(cell.value) ? String(cell.value) : String(cell.value).toUpperCase()
}
