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
  /** True for words, in brackets or in the row above, that say that the column is about somebody else. */
  readonly isOfAnother?: (words: string) => boolean
  /** True for a header that names somebody else: what stands behind it, without a word of its own of whose it is, may be theirs. */
  readonly namesAnother?: (words: string) => boolean
  /** What somebody else has, too: a number, a phone, a day of birth. */
  readonly anybodyHas?: ReadonlySet<Field>
  /** Words that are asked about while no other column has this field. */
  readonly doubtful?: { readonly word: string; readonly without: Field }
}

/** No header is longer: what a cell says beyond it is text, and would be looked at again from each of its brackets. */
const longestHeader = 200

/** The words of a header without blanks, stars and what stands in brackets. */
export const headerWords = (cell: Cell): string =>
  beginningOf(cell)
    .replace(asides, '')
    .replace(/[\s*:：]/g, '')

const beginningOf = (cell: Cell): string =>
  cell?.kind === 'text' ? cleanCell(cell.text.slice(0, longestHeader)) : ''
const asides = /[（(【[].*?[)）】\]]/g
const asidesOf = (cell: Cell): string => (beginningOf(cell).match(asides) ?? []).join('')

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

/**
 * The header: the row among the first forty with the most known words, and of two the one that goes over two rows and has
 * more; null when there is none.
 */
export function headerIn<Field extends string>(
  rows: readonly Row[],
  headers: Headers<Field>,
): Header<Field> | null {
  const isHeader = (columns: readonly HeaderColumn<Field>[]) =>
    columns.some(({ field }) => field === headers.must) && knownWordsIn(columns, headers) >= 2
  const candidates = rows.slice(0, mostRowsAbove).flatMap((cells, row) => {
    const both = headerCellsOf(rows, row, headers)
    const grouped = columnsOf(both, headers, groupsOver(rows, row))
    const columns = isHeader(grouped) ? grouped : columnsOf(cells, headers, [])
    const words = both.filter((cell) => isKnown(headerWords(cell), headers)).length
    return isHeader(columns) ? [{ row, columns, words }] : []
  })
  const best = candidates.reduce<(typeof candidates)[number] | null>((known, next) => {
    const more = known === null ? 1 : knownIn(next.columns) - knownIn(known.columns)
    return known === null || more > 0 || (more === 0 && next.words > known.words) ? next : known
  }, null)
  return best === null ? null : { row: best.row, columns: best.columns }
}

const isKnown = <Field extends string>(words: string, { fieldOf }: Headers<Field>): boolean =>
  words !== '' && fieldOf(words) !== undefined

/**
 * The header's cells: those of the row, and where one is empty the known word in the row above it, for a header over two
 * rows whose upper cells were not merged. A title is one text alone and no such row.
 */
export function headerCellsOf<Field extends string>(
  rows: readonly Row[],
  row: number,
  headers: Headers<Field>,
): Row {
  const cells = rows[row] ?? []
  const above = rows[row - 1] ?? []
  if (!hasGroups(above) || !cells.some((cell) => isKnown(headerWords(cell), headers))) return cells
  return Array.from({ length: Math.max(cells.length, above.length) }, (_, column): Cell => {
    const upper = above[column] ?? null
    return cells[column] ?? (isKnown(headerWords(upper), headers) ? upper : null)
  })
}

/** Two texts that differ at least: a row of groups, not the title of the sheet. */
const hasGroups = (above: Row): boolean =>
  new Set(above.map(headerWords).filter((words) => words !== '')).size >= 2

/** What stands over each column: the word in the row above, or the last one to the left of it. */
function groupsOver(rows: readonly Row[], row: number): readonly string[] {
  const above = rows[row - 1] ?? []
  if (!hasGroups(above)) return []
  const length = Math.max(above.length, rows[row]?.length ?? 0)
  return Array.from({ length }, (_, column) =>
    headerWords(above.slice(0, column + 1).findLast((cell) => headerWords(cell) !== '') ?? null),
  )
}

const knownIn = (columns: readonly { readonly field: unknown }[]): number =>
  new Set(columns.map(({ field }) => field).filter((field) => field !== undefined && field !== null)).size

/** Words that are known, also where it is asked whose they are. */
const knownWordsIn = <Field extends string>(
  columns: readonly HeaderColumn<Field>[],
  { fieldOf }: Headers<Field>,
): number => knownIn(columns.map(({ header }) => ({ field: fieldOf(header) })))

const isOnly = (cells: Row, header: string): boolean =>
  cells.filter((cell) => headerWords(cell) === header).length === 1

/** Columns with words in them. A whole header goes before one that contains its word; a second column of a meaning is asked about. */
function columnsOf<Field extends string>(
  cells: Row,
  { fieldOf, isWhole, must, isOfAnother = () => false, ...more }: Headers<Field>,
  groups: readonly string[],
): readonly HeaderColumn<Field>[] {
  const { namesAnother = () => false, anybodyHas, doubtful } = more
  // 户主, 电话, 姓名, 电话: the first phone is the head's. The run ends with whatever nobody else would have.
  let isBehindAnother = false
  const headers = cells.flatMap((cell, column) => {
    const header = headerWords(cell)
    if (header === '') return []
    const group = groups[column] ?? ''
    const own = fieldOf(header)
    // What a bracket says beside the only column without which there is no header does not take it away.
    const aside = isOfAnother(asidesOf(cell)) && !(own === must && isOnly(cells, header))
    const isTheirs = isBehindAnother && own !== undefined && own !== null && anybodyHas?.has(own) === true
    isBehindAnother = namesAnother(header) || isTheirs
    const anothers = aside || isTheirs || (group !== header && isOfAnother(group))
    return [{ column, header, field: anothers ? undefined : own, whole: isWhole(header) }]
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
/** Among so many rows below the header: a column that is empty that far shows none. */
const rowsSampled = 1_000

function samplesOf(rows: readonly Row[], from: number, column: number): readonly string[] {
  const samples: string[] = []
  for (let at = from; at < Math.min(rows.length, from + rowsSampled); at += 1) {
    const text = textOf(rows[at]?.[column] ?? null)
    if (text !== '') samples.push(text)
    if (samples.length === samplesShown) break
  }
  return samples
}

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
    samples: samplesOf(rows, (header?.row ?? 0) + 1, column),
  }))

/** The sheet whose header is known best, and of two the longer; a hidden one where no other has a header, null where none has. */
export const likeliestSheet = (
  sheets: readonly {
    readonly index: number
    readonly hidden: boolean
    readonly rows: number
    readonly headerRow: number | null
    readonly columns: readonly { readonly field: unknown }[]
  }[],
): number | null =>
  sheets
    .filter(({ headerRow }) => headerRow !== null)
    .toSorted(
      (a, b) =>
        Number(a.hidden) - Number(b.hidden) || knownIn(b.columns) - knownIn(a.columns) || b.rows - a.rows,
    )[0]?.index ?? null

/** `A`, `B`, … `AA`: what a spreadsheet calls the column. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}

/** `D703`: where to look in the sheet. */
export const cellName = (column: number | null, sheetRow: number): string =>
  column === null ? String(sheetRow) : `${columnLetters(column)}${sheetRow}`
