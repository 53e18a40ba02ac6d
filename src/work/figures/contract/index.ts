/** The three procedures of any figures: a period's sums, the rows behind one of them, and both as a workbook. */
import { z } from 'zod'
import { pageOf, pageRequest } from '#ground/contract/fields'
import { reads } from '#ground/contract/procedure'
import type { Permission } from '#ground/roles/permissions'
import { takesOut } from '../../exports/contract'
import type { FiguresDeclaration } from './declaration'
import { periodOf } from './periods'

export * from './declaration'
export * from './periods'

/** The longest name of a part. */
export const longestKey = 100

export interface FiguresAccess<Row extends z.ZodType> {
  /** Counts, without names. */
  readonly counts: Permission
  /** The rows behind a figure, as a list shows them. */
  readonly rows: Permission
  readonly row: Row
  /** The workbook. */
  readonly takes: Permission
  /** The file in which they are, where it is not the desk's own. */
  readonly file?: string
}

export function figuresContractOf<
  const Column extends string,
  const Division extends string,
  const Tally extends string,
  Row extends z.ZodType,
>(
  { columns, divisions, tallies, periods }: FiguresDeclaration<Column, Division, Tally>,
  { counts, rows, row, takes, file }: FiguresAccess<Row>,
) {
  const of = file === undefined ? {} : { file }
  const period = periodOf(periods)
  const sums = z.record(z.enum(columns), z.number().int())
  const part = z.strictObject({ division: z.enum(divisions), key: z.string().max(longestKey) })
  return {
    /** Counts without names; `before` are those of the period before. */
    of: reads(counts, of)
      .input(z.strictObject({ period }))
      .output(
        z.strictObject({
          total: sums,
          before: sums,
          by: z.record(z.enum(divisions), z.array(z.strictObject({ key: z.string(), figures: sums }))),
          tallies: z.record(
            z.enum(tallies),
            z.array(z.strictObject({ key: z.string(), count: z.number().int() })),
          ),
          steps: z.array(
            z.strictObject({
              at: z.string(),
              figures: z.partialRecord(z.enum(columns), z.number().int()),
            }),
          ),
        }),
      ),

    /** The rows behind one figure. */
    rows: reads(rows, of)
      .input(z.strictObject({ period, figure: z.enum(columns), part: part.optional(), ...pageRequest }))
      .output(pageOf(row)),

    /** The figures and the rows as a workbook, with its maker and purpose on it. */
    export: takesOut(takes, { period }, of),
  }
}
