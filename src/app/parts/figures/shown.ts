/** What the screen of some figures has to know: what is declared, what each thing is called, where it lies. */
import type { TFunction } from 'i18next'
import { ofFew, type FiguresDeclaration } from '#work/figures/contract/index'

/** What a feature calls its figures, in the user's language. */
export interface FigureWords<Column extends string, Division extends string, Tally extends string> {
  readonly title: string
  /** Over the dialog that takes them out. */
  readonly taking: string
  /** Where nothing was counted at all. */
  readonly empty: string
  readonly chart: string
  column(column: Column): string
  division(division: Division): string
  tally(tally: Tally): string
  /** What a key of a division or a tally is called: a code by its word, no name by what that means. */
  key(of: Division | Tally, key: string): string
  /** What stands behind the figures, 办件, and how many of them there are. */
  readonly rows: string
  rowCount(count: number, figure: Column): string
  /** Of the workbook's sheet with the rows: `column.<name>` and whatever else its cells ask for. */
  readonly sheet: Readonly<Record<string, string>>
}

export interface ShownFigures<Column extends string, Division extends string, Tally extends string> {
  readonly declared: FiguresDeclaration<Column, Division, Tally>
  readonly words: FigureWords<Column, Division, Tally>
  /** The address of the page, `/figures`; the rows behind a figure are at `/figures/rows`. */
  readonly path: string
}

/** What is asked of the rows behind a figure. */
export interface FigureAsked<Column extends string, Division extends string> {
  readonly period: string
  readonly figure: Column
  readonly part?: { readonly division: Division; readonly key: string }
}

/** What a part of a division is called. */
export const partWord = <Division extends string>(
  t: TFunction,
  words: Pick<FigureWords<string, Division, never>, 'key'>,
  division: Division,
  key: string,
): string => (key === ofFew ? t('figures.ofFew') : words.key(division, key))

export const rowsAddress = <Column extends string, Division extends string>(
  path: string,
  { period, figure, part }: FigureAsked<Column, Division>,
): string => `${path}/rows?${new URLSearchParams({ period, figure, ...part }).toString()}`

/** The words of the workbook: one for each heading and key that the desk writes. */
export const workbookWords = <Column extends string, Division extends string, Tally extends string>(
  { declared, words }: ShownFigures<Column, Division, Tally>,
  t: TFunction,
): Record<string, string> => ({
  ...words.sheet,
  [`key.${ofFew}`]: t('figures.ofFew'),
  title: words.title,
  total: t('figures.total'),
  behind: words.rows,
  ...Object.fromEntries(declared.columns.map((column) => [`figure.${column}`, words.column(column)])),
  ...Object.fromEntries(declared.divisions.map((division) => [`by.${division}`, words.division(division)])),
  ...Object.fromEntries(declared.tallies.map((tally) => [`tally.${tally}`, words.tally(tally)])),
  ...Object.fromEntries(
    [...declared.divisions, ...declared.tallies].flatMap((of) =>
      (declared.codes[of] ?? []).map((code) => [`key.${of}.${code}`, words.key(of, code)]),
    ),
  ),
})
