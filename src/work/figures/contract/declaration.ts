/**
 * Figures as a feature declares them, once: what is counted, by what it is divided, what is tallied, and for which periods.
 * From it come the contract, the procedures, the workbook and the screen.
 */
import type { PeriodKind } from './periods'

/** A column is a count of cases unless it is a sum of money in fen, or of minutes. */
export type Unit = 'fen' | 'minutes'

export interface FiguresDeclaration<Column extends string, Division extends string, Tally extends string> {
  /** In their order; the first says which part of a division is the busiest. */
  readonly columns: readonly Column[]
  readonly divisions: readonly Division[]
  /** The first stands beside the chart. */
  readonly tallies: readonly Tally[]
  /** Columns that a division says nothing of: they stand whole and not in its lines. */
  readonly apart?: Readonly<Partial<Record<NoInfer<Division>, readonly NoInfer<Column>[]>>>
  /** Divisions that tell a place: parts of fewer than three people are not shown apart, they stand with what has no place. */
  readonly places?: readonly NoInfer<Division>[]
  /** Divisions that tell something of people: parts of fewer than three are not shown apart, they stand together as `ofFew`. */
  readonly people?: readonly NoInfer<Division>[]
  /** Of divisions and tallies whose keys are codes: all of them, in their order. Any other key is a name as it is written. */
  readonly codes: Readonly<Partial<Record<Division | Tally, readonly string[]>>>
  /** What is not a count of cases. */
  readonly units: Readonly<Partial<Record<Column | Tally, Unit>>>
  /** Of a column that is a part of another, which: its rate stands beside it. */
  readonly shareOf: Readonly<Partial<Record<Column, Column>>>
  /** Columns of which a chart is drawn. */
  readonly charted: readonly NoInfer<Column>[]
  /** The first is what the page opens with. */
  readonly periods: readonly [PeriodKind, ...PeriodKind[]]
}

/** The key of the parts of fewer than three people, put together. */
export const ofFew = 'fewer-than-three'

/** Says that a value declares figures, and keeps the names of its columns, divisions and tallies. */
export const declareFigures = <
  const Column extends string,
  const Division extends string,
  const Tally extends string,
>(
  declared: FiguresDeclaration<Column, Division, Tally>,
): FiguresDeclaration<Column, Division, Tally> => declared

/** The columns that stand in the lines of a division. */
export function columnsIn<Column extends string, Division extends string>(
  { columns, apart }: Pick<FiguresDeclaration<Column, Division, string>, 'columns' | 'apart'>,
  division: Division,
): readonly Column[] {
  const whole: readonly Column[] | undefined = apart?.[division]
  return columns.filter((column) => whole?.includes(column) !== true)
}
