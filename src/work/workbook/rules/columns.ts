/** Which column of a sheet holds what: finding the row of its headers, and telling each by its words. */
import { cleanCell } from '#ground/text'
import { textOf, type Cell, type Row } from './cells'

/** Which column (from 0) holds each field. */
export type Mapping<Field extends string> = Readonly<Partial<Record<Field, number>>>

/** What the headers of a kind of sheet mean. */
export interface Headers<Field extends string> {
  /** The field a header means by itself; null for one that is known and not kept, undefined for one nobody knows. */
  readonly fieldOf: (header: string) => Field | null | undefined
  /** True where all of the header is a known word, so that it goes before one that only contains such a word. */
  readonly isWhole: (header: string) => boolean
  /** Without it no row is a header. */
  readonly must: Field
  /** Words that are asked about while no other column has this field. */
  readonly doubtful?: { readonly word: string; readonly without: Field }
}

/** The words of a header without blanks, stars and what stands in brackets. */
export const headerWords = (cell: Cell): string =>
  cell?.kind === 'text'
    ? cleanCell(cell.text)
        .replace(/[（(【[].*?[)）】\]]/g, '')
        .replace(/[\s*:：]/g, '')
    : ''

export interface HeaderColumn<Field extends string> {
  readonly column: number
  readonly header: string
  /** What we take it for; null: not kept; undefined: ask. */
  readonly field: Field | null | undefined
}

export interface Header<Field extends string> {
  /** Index of the header row. */
  readonly row: number
  readonly columns: readonly HeaderColumn<Field>[]
}

const mostRowsAbove = 40

/** The header: the row among the first forty with the most known words; null when there is none. */
export function headerIn<Field extends string>(
  rows: readonly Row[],
  headers: Headers<Field>,
): Header<Field> | null {
  const candidates = rows
    .slice(0, mostRowsAbove)
    .map((cells, row): Header<Field> => ({ row, columns: columnsOf(cells, headers) }))
    .filter(({ columns }) => columns.some(({ field }) => field === headers.must) && knownIn(columns) >= 2)
  return candidates.reduce<Header<Field> | null>(
    (best, next) => (best === null || knownIn(next.columns) > knownIn(best.columns) ? next : best),
    null,
  )
}

const knownIn = (columns: readonly { readonly field: unknown }[]): number =>
  new Set(columns.map(({ field }) => field).filter((field) => field !== undefined && field !== null)).size

/** Columns with words in them. A whole header goes before one that contains its word; a second column of a meaning is asked about. */
function columnsOf<Field extends string>(
  cells: Row,
  { fieldOf, isWhole, doubtful }: Headers<Field>,
): readonly HeaderColumn<Field>[] {
  const headers = cells.flatMap((cell, column) => {
    const header = headerWords(cell)
    return header === '' ? [] : [{ column, header, field: fieldOf(header), whole: isWhole(header) }]
  })
  const owner = new Map<Field, number>()
  for (const { column, field } of headers.toSorted((a, b) => Number(b.whole) - Number(a.whole))) {
    if (field !== undefined && field !== null && !owner.has(field)) owner.set(field, column)
  }
  return headers.map(({ column, header, field }): HeaderColumn<Field> => {
    const isAsked =
      field !== undefined &&
      field !== null &&
      (owner.get(field) !== column || (header === doubtful?.word && !owner.has(doubtful.without)))
    return { column, header, field: isAsked ? undefined : field }
  })
}

/** What the headers of a sheet say, as a screen shows it; null where no row of the sheet is one. */
export interface SheetColumn<Field extends string> {
  readonly column: number
  /** `A`, `B` … */
  readonly letters: string
  readonly header: string
  readonly field: Field | null
  /** True when someone has to say what it is. */
  readonly asks: boolean
  /** The first texts below it. */
  readonly samples: readonly string[]
}

const samplesShown = 3

/** Every column under a header with the first of what stands in it. */
export const columnsShown = <Field extends string>(
  rows: readonly Row[],
  header: Header<Field> | null,
): readonly SheetColumn<Field>[] =>
  (header?.columns ?? []).map(({ column, header: words, field }) => ({
    column,
    letters: columnLetters(column),
    header: words,
    field: field ?? null,
    asks: field === undefined,
    samples: rows
      .slice((header?.row ?? 0) + 1)
      .map((row) => textOf(row[column] ?? null))
      .filter((text) => text !== '')
      .slice(0, samplesShown),
  }))

/** The sheet whose header is known best, and of two the longer; null where none has a header. */
export const likeliestSheet = (
  sheets: readonly {
    readonly index: number
    readonly rows: number
    readonly headerRow: number | null
    readonly columns: readonly { readonly field: unknown }[]
  }[],
): number | null =>
  sheets
    .filter(({ headerRow }) => headerRow !== null)
    .toSorted((a, b) => knownIn(b.columns) - knownIn(a.columns) || b.rows - a.rows)[0]?.index ?? null

/** `A`, `B`, … `AA`: what a spreadsheet calls the column. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}

/** `D703`: where to look in the sheet. */
export const cellName = (column: number | null, sheetRow: number): string =>
  column === null ? String(sheetRow) : `${columnLetters(column)}${sheetRow}`
