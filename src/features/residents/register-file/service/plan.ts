/** What a register would do to the desk, row by row: who is new, whose record changes, what cannot go in. */
import type { Reader } from '#desk/rpc/call'
import { createHash } from 'node:crypto'
import { DeskError } from '#ground/contract/errors'
import type { Progress } from '#ground/contract/procedure'
import { turns } from '#vault/turns'
import type { RegisterCounts, RegisterLayout } from '../contract'
import type { Row } from '#work/workbook/rules/cells'
import { registerHeaderCells, type Mapping } from '../rules/columns'
import {
  isPassedOver,
  readRegisterRow,
  type RegisterPerson,
  type RowDoubt,
  type RowFault,
} from '../rules/rows'
import { twinFinder } from '../rules/twins'
import { type StoredResident } from '../../people/service/rows'

import { differenceOf, knownRecord, type Difference } from './known'
import { labelPlan, type Codes, type NewLabel } from './labels'
import { openWorkbook } from '#work/workbook/reading/open'

/** A sheet of the book as it is read. */
export interface PlannedSheet {
  readonly name: string
  readonly header: Row
  readonly mapping: Mapping
}

export type PlannedRow = {
  readonly sheet: PlannedSheet
  /** Row number in the sheet, from 1. */
  readonly sheetRow: number
  readonly cells: Row
} & (
  | { readonly kind: 'refused'; readonly fault: RowFault; readonly column: number | null }
  | { readonly kind: 'new'; readonly person: RegisterPerson; readonly warnings: readonly RowDoubt[] }
  | {
      readonly kind: 'known'
      readonly person: RegisterPerson
      readonly warnings: readonly RowDoubt[]
      readonly record: StoredResident
      /** Null when the record says it all already. */
      readonly difference: Difference | null
    }
)

export interface Plan {
  readonly sheets: readonly PlannedSheet[]
  readonly rows: readonly PlannedRow[]
  readonly newLabels: readonly NewLabel[]
  readonly codes: Codes
  readonly counts: RegisterCounts
  /** Of the file, the layout and what they would do to the register as it is now. */
  readonly fingerprint: string
}

const pieceOfRows = 100

/** Reads the register and compares it with the desk; changes nothing. */
export async function* planOf(
  call: Reader,
  file: Blob,
  layouts: readonly RegisterLayout[],
  signal: AbortSignal,
): AsyncGenerator<Progress, Plan> {
  const book = yield* openWorkbook(file, signal)
  const found = layouts.map((layout) => sheetOf(book, layout))
  const total = found.reduce((sum, { body }) => sum + body.length, 0)

  const labels = labelPlan(call)
  // Who stands in two sheets is a twin as in one.
  const isTwin = twinFinder()
  const rows: PlannedRow[] = []
  let done = 0
  const others = turns()
  for (const { sheet, body, firstRow } of found) {
    for (const [at, cells] of body.entries()) {
      if (done % pieceOfRows === 0) {
        signal.throwIfAborted()
        yield { stage: 'comparing', done, total }
      }
      if (others.isOver()) await others.give()
      done += 1
      if (isPassedOver(cells, sheet.mapping, sheet.header)) continue
      rows.push(plannedRow(call, cells, firstRow + at, sheet, isTwin, labels.codes))
    }
  }
  const counts = countsOf(rows)
  const hash = createHash('sha256').update(new Uint8Array(await file.arrayBuffer()))
  const fingerprint = hash.update(JSON.stringify([layouts, counts])).digest('hex')
  const sheets = found.map(({ sheet }) => sheet)
  return { sheets, rows, newLabels: labels.added(), codes: labels.codes, counts, fingerprint }
}

function sheetOf(
  book: readonly { readonly name: string; readonly rows: readonly Row[] }[],
  layout: RegisterLayout,
): { readonly sheet: PlannedSheet; readonly body: readonly Row[]; readonly firstRow: number } {
  const opened = book[layout.sheet]
  if (!opened?.rows[layout.headerRow]) throw new DeskError('invalid', 'residents.no-such-sheet')
  const header = registerHeaderCells(opened.rows, layout.headerRow)
  const mapping: Mapping = Object.fromEntries(layout.columns.map(({ field, column }) => [field, column]))
  if (mapping.name === undefined) throw new DeskError('invalid', 'residents.no-name-column')
  return {
    sheet: { name: opened.name, header, mapping },
    body: opened.rows.slice(layout.headerRow + 1),
    firstRow: layout.headerRow + 2,
  }
}

function plannedRow(
  call: Reader,
  cells: Row,
  sheetRow: number,
  sheet: PlannedSheet,
  isTwin: (person: RegisterPerson) => boolean,
  codes: Codes,
): PlannedRow {
  const { mapping, header } = sheet
  const reading = readRegisterRow(cells, mapping, header, call.today)
  if (reading.kind === 'refused') return { sheet, sheetRow, cells, ...reading }
  const { person, warnings } = reading
  if (isTwin(person)) {
    return {
      sheet,
      sheetRow,
      cells,
      kind: 'refused',
      fault: 'duplicate-in-file',
      column: (person.idNumber === '' ? mapping.name : mapping['id-number']) ?? null,
    }
  }
  const codesOfRow = {
    estate: codes.estate(person.estate),
    grid: codes.grid(person.grid),
    tags: person.tags.map(codes.tag),
  }
  const record = knownRecord(call, person, codesOfRow.estate)
  if (!record) return { sheet, sheetRow, cells, kind: 'new', person, warnings }
  return {
    sheet,
    sheetRow,
    cells,
    kind: 'known',
    person,
    // The same, whatever else the row says of them.
    warnings:
      record.is_protected === 1 ? [...warnings, { code: 'protected-by-hand', column: null }] : warnings,
    record,
    difference: differenceOf(call, record, person, codesOfRow),
  }
}

function countsOf(rows: readonly PlannedRow[]): RegisterCounts {
  const count = (holds: (row: PlannedRow) => boolean) => rows.filter(holds).length
  const refused = count(({ kind }) => kind === 'refused')
  const changed = count((row) => row.kind === 'known' && row.difference !== null)
  const added = count(({ kind }) => kind === 'new')
  return {
    rows: rows.length,
    importable: rows.length - refused,
    added,
    changed,
    unchanged: rows.length - refused - changed - added,
    refused,
  }
}
