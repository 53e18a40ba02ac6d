/** How a list is read: which sheet, which columns, what its words mean; and what is still to be said of it. */
import type { BroughtFile } from '#app/parts/index'
import type { ListField, ListInspection, ListLayout } from '../contract'

/** A file that was looked into. */
export interface Chosen {
  readonly file: BroughtFile
  readonly inspection: ListInspection
  readonly sheet: number
}

export interface Read {
  readonly sheet: number
  readonly columns: ReadonlyMap<ListField, number>
  /** `YYYY-MM-DD`, or what was typed while it is none. */
  readonly day: string
  /** What everybody on the list counts as, where it has no column for that. */
  readonly category: string
  /** By the list's words; null: means nothing here. */
  readonly words: ReadonlyMap<string, string | null>
  readonly alsoWhole: readonly string[]
}

export const sheetOf = (inspection: ListInspection, index: number) =>
  inspection.sheets.find((one) => one.index === index)

/** What the headers suggest. */
export function readingOf(inspection: ListInspection, sheet: number, today: string): Read {
  const columns = sheetOf(inspection, sheet)?.columns ?? []
  return {
    sheet,
    columns: new Map(
      columns.flatMap(({ field, column, asks }) =>
        field === null || asks ? [] : [[field, column] as const],
      ),
    ),
    // The list of a month is of its first day.
    day: `${today.slice(0, 8)}01`,
    category: '',
    words: new Map(),
    alsoWhole: [],
  }
}

export const layoutOf = (inspection: ListInspection, read: Read): ListLayout => ({
  sheet: read.sheet,
  headerRow: sheetOf(inspection, read.sheet)?.headerRow ?? 0,
  columns: [...read.columns].map(([field, column]) => ({ field, column })),
  day: read.day,
  category: read.columns.has('category') ? null : read.category.trim(),
  words: [...read.words].map(([word, category]) => ({ word, category })),
  alsoWhole: [...read.alsoWhole],
})

/** What has to be said before the list can be compared. */
export function unsaidOf(
  inspection: ListInspection,
  { sheet, columns, day, category }: Read,
): 'header' | 'name' | 'id-number' | 'category' | 'day' | undefined {
  if (sheetOf(inspection, sheet)?.headerRow === null) return 'header'
  if (!columns.has('name')) return 'name'
  if (!columns.has('id-number')) return 'id-number'
  if (!columns.has('category') && category.trim() === '') return 'category'
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? undefined : 'day'
}
