/**
 * The order of a list that is read page by page: what it is sorted by, after which row it goes on, and the cursor between.
 *
 * The place of a row is the values it is sorted by, the last of them its own number, so that no two rows share one. A page
 * begins after a place and not after a count: rows that come or go meanwhile make nobody appear twice or be passed over.
 */
import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { Cursor } from '#ground/contract/fields'
import { seal, unseal } from './cursor'

/** The values a row is sorted by, from the first to its own number. */
type Place = readonly (string | number)[]

type Columns<Of extends Place, Column> = { readonly [At in keyof Of]: Column }

export interface Page<Row> {
  readonly rows: Row[]
  readonly next: Cursor | null
}

export interface ListOrder<Of extends Place> {
  /** After which place the page begins; null for the first. Refuses what is no cursor of this list, `invalid` `desk.cursor`. */
  readonly startOf: (after: Cursor | undefined) => Of | null
  /** For a query that drizzle builds: rows after a place, and their order. */
  readonly beyond: (columns: Columns<Of, SQLWrapper>, start: Of | null) => SQL | undefined
  readonly orderBy: (columns: Columns<Of, SQLWrapper>) => SQL[]
  /** The same for SQL text. */
  readonly text: (
    columns: Columns<Of, string>,
    start: Of | null,
  ) => { readonly beyond: string; readonly values: Place; readonly orderBy: string }
  /** A cursor after a place where no row of the list need be: for a list that is looked through a piece at a time. */
  readonly cursorAt: (place: Of) => Cursor
  /** A page of rows that were read with one more than asked for, which says whether the list goes on. */
  readonly page: <Row>(found: readonly Row[], limit: number, placeOf: (row: Row) => Of) => Page<Row>
}

/** `list` is the name of the order, another for each list and for each way that one is sorted. */
export function listOrder<Of extends Place>(
  list: string,
  direction: 'rising' | 'falling',
  place: z.ZodType<Of>,
): ListOrder<Of> {
  const [beyond, along] = direction === 'rising' ? ['>', 'ASC'] : ['<', 'DESC']
  return {
    startOf(after) {
      if (after === undefined) return null
      const read = place.safeParse(unseal(list, after))
      if (!read.success) throw new DeskError('invalid', 'desk.cursor')
      return read.data
    },
    beyond: (columns, start) =>
      start === null
        ? undefined
        : sql`(${sql.join([...columns], sql`, `)}) ${sql.raw(beyond)} (${sql.join(
            start.map((value) => sql`${value}`),
            sql`, `,
          )})`,
    orderBy: (columns) => columns.map((column) => sql`${column} ${sql.raw(along)}`),
    text: (columns, start) => ({
      beyond:
        start === null ? 'TRUE' : `(${columns.join(', ')}) ${beyond} (${start.map(() => '?').join(', ')})`,
      values: start ?? [],
      orderBy: columns.map((column) => `${column} ${along}`).join(', '),
    }),
    cursorAt: (place) => seal(list, place),
    page(found, limit, placeOf) {
      const rows = found.slice(0, limit)
      const last = rows.at(-1)
      return {
        rows,
        next: last === undefined || found.length <= limit ? null : seal(list, placeOf(last)),
      }
    },
  }
}
