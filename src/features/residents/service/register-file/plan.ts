/** What a register would do to the desk, row by row: who is new, whose record changes, what cannot go in. */
import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import { newCode } from '#work/dictionaries/codes'
import type { DictionaryName } from '#work/dictionaries/contract'
import { entriesOf } from '#work/dictionaries/service'
import type { Progress } from '#ground/contract/procedure'
import type { RegisterCounts, RegisterLayout } from '../../contract/register-import'
import { gridLabel } from '../../rules/addresses'
import type { Mapping, Row } from '../../rules/register-columns'
import {
  isPassedOver,
  readRegisterRow,
  twinFinder,
  type RegisterPerson,
  type RowFault,
  type RowWarning,
} from '../../rules/register-rows'
import type { Fields, PhoneEntry } from '../change'
import { findStored, groupOf, rowOf, rowsOf, type Reader, type StoredResident } from '../rows'
import { phonesOf } from '../search-index'
import { readWorkbook, type Sheet } from '../workbook'

export interface Difference {
  readonly fields: Fields
  /** Phones that the record does not have yet. */
  readonly newPhones: readonly PhoneEntry[]
  /** Codes of tags that the record does not have yet. */
  readonly newTags: readonly string[]
}

export type PlannedRow = {
  /** Row number in the sheet, from 1. */
  readonly sheetRow: number
  readonly cells: Row
} & (
  | { readonly kind: 'refused'; readonly fault: RowFault; readonly column: number | null }
  | { readonly kind: 'new'; readonly person: RegisterPerson; readonly warnings: readonly RowWarning[] }
  | {
      readonly kind: 'known'
      readonly person: RegisterPerson
      readonly warnings: readonly RowWarning[]
      readonly record: StoredResident
      /** Null when the record says it all already. */
      readonly difference: Difference | null
    }
)

export interface NewLabel {
  readonly dictionary: DictionaryName
  readonly code: string
  readonly label: string
  readonly rows: number
}

export interface Plan {
  readonly header: Row
  readonly mapping: Mapping
  readonly rows: readonly PlannedRow[]
  readonly newLabels: readonly NewLabel[]
  readonly codes: Codes
  readonly counts: RegisterCounts
  /** Of the file, the layout and what they would do to the register as it is now. */
  readonly fingerprint: string
}

/** Codes of the labels a register uses, those that the dictionaries do not have yet included. */
export interface Codes {
  readonly estate: (label: string) => string
  readonly grid: (number: string) => string
  readonly tag: (label: string) => string
}

/** Waits for work while telling how far it is, ten times a second. */
export async function* whileWorking<Result>(
  work: Promise<Result>,
  progress: () => Progress,
): AsyncGenerator<Progress, Result> {
  const state: { done: boolean } = { done: false }
  const finished = work.finally(() => {
    state.done = true
  })
  // A failure is thrown by the await below; without this it would count as unhandled while we wait.
  finished.catch(() => undefined)
  while (!state.done) {
    yield progress()
    await Promise.race([finished.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 100))])
  }
  return await finished
}

/** Opens the file and reads its sheets. */
export async function* openRegister(
  file: Blob,
  signal: AbortSignal,
): AsyncGenerator<Progress, readonly Sheet[]> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let rows = 0
  return yield* whileWorking(
    readWorkbook(bytes, signal, (count) => {
      rows = count
    }),
    () => ({ stage: 'reading', done: rows, total: 0 }),
  )
}

const pieceOfRows = 100

/** Reads the register and compares it with the desk; changes nothing. */
export async function* planOf(
  call: Reader,
  file: Blob,
  layout: RegisterLayout,
  signal: AbortSignal,
): AsyncGenerator<Progress, Plan> {
  const sheets = yield* openRegister(file, signal)
  const sheet = sheets[layout.sheet]
  const header = sheet?.rows[layout.headerRow]
  if (!sheet || !header) throw new DeskError('invalid', 'residents.no-such-sheet')
  const mapping: Mapping = Object.fromEntries(layout.columns.map(({ field, column }) => [field, column]))
  if (mapping.name === undefined) throw new DeskError('invalid', 'residents.no-name-column')

  const labels = labelPlan(call)
  const isTwin = twinFinder()
  const rows: PlannedRow[] = []
  const body = sheet.rows.slice(layout.headerRow + 1)
  for (const [at, cells] of body.entries()) {
    if (at % pieceOfRows === 0) {
      signal.throwIfAborted()
      yield { stage: 'comparing', done: at, total: body.length }
      await nextTurn()
    }
    if (isPassedOver(cells, mapping, header)) continue
    rows.push(plannedRow(call, cells, layout.headerRow + at + 2, mapping, header, isTwin, labels.codes))
  }
  const counts = countsOf(rows)
  const hash = createHash('sha256').update(new Uint8Array(await file.arrayBuffer()))
  const fingerprint = hash.update(JSON.stringify([layout, counts])).digest('hex')
  return { header, mapping, rows, newLabels: labels.added(), codes: labels.codes, counts, fingerprint }
}

function plannedRow(
  call: Reader,
  cells: Row,
  sheetRow: number,
  mapping: Mapping,
  header: Row,
  isTwin: (person: RegisterPerson) => boolean,
  codes: Codes,
): PlannedRow {
  const reading = readRegisterRow(cells, mapping, header)
  if (reading.kind === 'refused') return { sheetRow, cells, ...reading }
  const { person, warnings } = reading
  if (isTwin(person)) {
    return {
      sheetRow,
      cells,
      kind: 'refused',
      fault: 'duplicate-in-file',
      column: mapping['id-number'] ?? null,
    }
  }
  const codesOfRow = {
    estate: codes.estate(person.estate),
    grid: codes.grid(person.grid),
    tags: person.tags.map(codes.tag),
  }
  const record = knownRecord(call, person, codesOfRow.estate)
  if (!record) return { sheetRow, cells, kind: 'new', person, warnings }
  return {
    sheetRow,
    cells,
    kind: 'known',
    person,
    warnings,
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

/** Finds the codes of labels, and makes codes for those that are new without writing anything. */
function labelPlan(call: Reader) {
  const known = new Map<string, string>()
  const taken = new Set<string>()
  const added = new Map<string, NewLabel>()
  for (const dictionary of ['tag', 'estate', 'grid'] as const) {
    for (const { code, label } of entriesOf(call, dictionary)) {
      known.set(`${dictionary}:${label}`, code)
      taken.add(`${dictionary}:${code}`)
    }
  }
  const codeOf = (dictionary: DictionaryName, label: string): string => {
    if (label === '') return ''
    const key = `${dictionary}:${label}`
    const found = known.get(key)
    if (found !== undefined) return found
    const before = added.get(key)
    if (before) {
      added.set(key, { ...before, rows: before.rows + 1 })
      return before.code
    }
    const code = newCode(label, (candidate) => taken.has(`${dictionary}:${candidate}`))
    taken.add(`${dictionary}:${code}`)
    added.set(key, { dictionary, code, label, rows: 1 })
    return code
  }
  const codes: Codes = {
    estate: (label) => codeOf('estate', label),
    grid: (number) => codeOf('grid', gridLabel(number)),
    tag: (label) => codeOf('tag', label),
  }
  return { codes, added: () => [...added.values()] }
}

const idRow = z.object({ id: z.number(), merged_into: z.number().nullable() })

/** The record of this person, by ID number; without one on either side by name, birth and door. */
function knownRecord(call: Reader, person: RegisterPerson, estate: string): StoredResident | null {
  const byNumber =
    person.idNumber === ''
      ? null
      : (rowOf(
          call,
          idRow,
          `SELECT id, merged_into FROM residents
            WHERE id_number = ? AND id_number <> '' AND merged_into IS NULL AND locked_at IS NULL`,
          person.idNumber,
        ) ??
        rowOf(
          call,
          idRow,
          'SELECT id, merged_into FROM residents WHERE merged_into IS NOT NULL AND locked_at IS NULL AND id_number = ?',
          person.idNumber,
        ))
  const found =
    byNumber ??
    rowOf(
      call,
      idRow,
      `SELECT id, merged_into FROM residents
        WHERE name = ? AND birth IS ? AND estate = ? AND building = ? AND unit = ? AND room = ?
          AND (id_number = '' OR ? = '') AND locked_at IS NULL ORDER BY merged_into IS NOT NULL, id LIMIT 1`,
      person.name,
      person.birth,
      estate,
      person.address.building,
      person.address.unit,
      person.address.room,
      person.idNumber,
    )
  return found ? ownRecord(call, found.id) : null
}

function ownRecord(call: Reader, id: number): StoredResident | null {
  let record = findStored(call, id)
  while (record?.merged_into) record = findStored(call, record.merged_into)
  return record
}

const tagRow = z.object({ tag: z.string() })

/** What the register says and the record does not; an empty cell says nothing. */
function differenceOf(
  call: Reader,
  record: StoredResident,
  person: RegisterPerson,
  codes: { readonly estate: string; readonly grid: string; readonly tags: readonly string[] },
): Difference | null {
  const said: Fields = {
    name: person.name,
    sex: person.sex ?? undefined,
    ...(person.idNumber !== '' && { id_kind: person.idKind, id_number: person.idNumber }),
    birth: person.birth ?? undefined,
    registration: person.registration ?? undefined,
    ...(codes.estate !== '' && { estate: codes.estate }),
    ...(person.address.building !== '' && { ...person.address }),
    ...(codes.grid !== '' && { grid: codes.grid }),
    ...(person.remark !== '' &&
      !record.remark.includes(person.remark) && {
        remark: [record.remark, person.remark].filter((part) => part !== '').join('；'),
      }),
  }
  const fields: Fields = Object.fromEntries(
    Object.entries(said).filter(
      ([field, value]) => value !== undefined && value !== Reflect.get(record, field),
    ),
  )
  const group = groupOf(call, record.id)
  const phones = new Set(phonesOf(call, group).map(({ number }) => number))
  const tags = new Set(
    rowsOf(
      call,
      tagRow,
      'SELECT tag FROM resident_tags WHERE resident_id IN (SELECT value FROM json_each(?))',
      JSON.stringify(group),
    ).map(({ tag }) => tag),
  )
  const newPhones = person.phones
    .filter((number) => !phones.has(number))
    .map((number): PhoneEntry => ({ number, owner: 'self', ownerName: '' }))
  const newTags = codes.tags.filter((tag) => !tags.has(tag))
  return Object.keys(fields).length + newPhones.length + newTags.length === 0
    ? null
    : { fields, newPhones, newTags }
}
