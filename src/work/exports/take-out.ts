/** The one way in which a workbook leaves the desk: written with its maker, day, purpose and row count, and on record. */
import type { Progress } from '#ground/contract/procedure'
import type { LongCall } from '#desk/rpc/call'
import { writeWorkbook, workbookBlob, type Line, type SheetPlan } from '../workbook/write'
import type { MadeFile } from './contract'
import { fieldsTaken } from './rules'

/** The user's word for a key; the key where there is none. */
export type Word = (key: string) => string

export interface Asked {
  readonly purpose: string
  readonly words: Readonly<Record<string, string>>
}

/** A sheet; above the header of the file's first stand its title and the line with its maker. */
export type ExportSheet = Omit<SheetPlan, 'preface'>

export interface Export {
  /** Stands above the first sheet and, with the day or month, in the file's name. */
  readonly title: string
  /** Day or month that the file is of, `YYYY-MM-DD` or `YYYY-MM`. */
  readonly of: string
  /** Sheets that lead up to it. */
  readonly before?: readonly ExportSheet[]
  /** The sheet whose rows are about people or cases: these are counted. */
  readonly sheet: ExportSheet
  /** `<kind>:<id>` under which the log tells of it. */
  readonly subject: string
  /** What was asked besides purpose and words; only its digest is kept. */
  readonly change: object
  /** What of people is in the file, in the log's words. */
  readonly fields: readonly string[]
}

export const wordOf =
  ({ words }: Asked): Word =>
  (key) =>
    words[key] ?? key

/**
 * Writes the workbook, then its row in the log, and only then can the file be fetched: what failed or was cancelled on the
 * way is neither on record nor outside. Above the rows stands how many they were when they were asked for; on record is how
 * many were written, which is another number where a colleague registers somebody meanwhile.
 */
export async function* takeOut(
  call: LongCall,
  asked: Asked,
  { title, of, before = [], sheet, subject, change, fields }: Export,
  signal: AbortSignal,
): AsyncGenerator<Progress, MadeFile> {
  const word = wordOf(asked)
  const { purpose } = asked
  const made = [
    [word('maker'), call.staff.name],
    [word('day'), call.today],
    [word('purpose'), purpose],
    [word('rows'), String(sheet.total)],
  ]
  const preface = [title, made.map(([what, value]) => `${what}：${value}`).join(' · ')]
  const written = { rows: 0 }
  const sheets = [...before, { ...sheet, rows: counting(sheet.rows, written) }]
  const bytes = yield* writeWorkbook(
    sheets.map((one, at) => ({ ...one, preface: at === 0 ? preface : [] })),
    signal,
  )
  const { rows } = written
  call.transaction(({ record }) =>
    record({
      subject,
      change: { ...change, purpose, rows },
      disclosure: { fields: fieldsTaken(fields, rows), reason: 'export', note: purpose },
    }),
  )
  return { file: call.keepFile(workbookBlob(bytes)), name: `${word('title')} ${of}.xlsx`, rows }
}

function* counting(rows: Iterable<Line>, written: { rows: number }): Generator<Line> {
  for (const row of rows) {
    written.rows += 1
    yield row
  }
}
