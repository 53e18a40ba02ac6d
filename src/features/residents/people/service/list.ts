/** The register as a list in the order of doors, page by page; protected people before all others. */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { ResidentCard, ResidentFilter } from '../contract'
import { cleanBuilding } from '#ground/people/addresses'
import type { Reader } from './rows'
import { peopleInSight } from './sight'
import { rowOf, rowsOf } from '#work/rows'
import { cardsOf } from './cards'

export interface Selection {
  readonly where: string
  readonly parameters: readonly (string | number)[]
}

/** What a filter selects of the people in sight; merged records are part of others. */
export function selectionOf(call: Reader, filter: ResidentFilter): Selection {
  const conditions: string[] = ['r.merged_into IS NULL', peopleInSight.ofRow('r')]
  const parameters: (string | number)[] = []
  const add = (condition: string, ...values: (string | number)[]) => {
    conditions.push(condition)
    parameters.push(...values)
  }
  // A door would tell where a protected person is: they are in no list that is narrowed by one.
  if (namesPlace(filter)) add('r.is_protected = 0')
  if (filter.estate !== undefined) add('r.estate = ?', filter.estate)
  if (filter.building !== undefined) add('r.building = ?', cleanBuilding(filter.building))
  if (filter.grid !== undefined) add('r.grid = ?', filter.grid)
  if (filter.status !== undefined) add('r.status = ?', filter.status)
  if (filter.tag !== undefined) {
    add(
      // Asked once for all who hold it: only of a record that was merged, and merged again, the way up is gone.
      `r.id IN (
         WITH RECURSIVE holder(id, merged_into) AS (
           SELECT o.id, o.merged_into FROM resident_tags t JOIN residents o ON o.id = t.resident_id
            WHERE t.tag = ? AND (t.since IS NULL OR t.since <= ?) AND (t.until IS NULL OR t.until >= ?)
           UNION SELECT o.id, o.merged_into FROM holder JOIN residents o ON o.id = holder.merged_into)
         SELECT id FROM holder WHERE merged_into IS NULL)`,
      filter.tag,
      call.today,
      call.today,
    )
  }
  return { where: conditions.join(' AND '), parameters }
}

const namesPlace = ({ estate, building, grid }: ResidentFilter): boolean =>
  estate !== undefined || building !== undefined || grid !== undefined

const place = z.object({ id: z.number(), estate: z.string(), door_order: z.string() })
/** In a cursor, in the place of an estate's code: no code has this sign. */
const amongProtected = '!'
const cursor = z.tuple([z.string(), z.string(), z.number()])
const count = z.object({ count: z.number() })

export function listResidents(
  call: Reader,
  filter: ResidentFilter,
  after: string | undefined,
  limit: number,
): { rows: ResidentCard[]; next: string | null; total?: number } {
  const { where, parameters } = selectionOf(call, filter)
  const from = after === undefined ? null : readCursor(after)
  // Protected people come first and not in the order of doors: their neighbours in the list would tell where they live.
  const isAmongProtected = from === null || from[0] === amongProtected
  const first = isAmongProtected
    ? rowsOf(
        call,
        place,
        `SELECT r.id, '${amongProtected}' AS estate, '' AS door_order FROM residents r
          WHERE ${where} AND r.is_protected = 1 AND r.id > ? ORDER BY r.id LIMIT ?`,
        ...parameters,
        from?.[2] ?? 0,
        limit + 1,
      )
    : []
  const rows = [
    ...first,
    ...rowsOf(
      call,
      place,
      `SELECT r.id, r.estate, r.door_order FROM residents r
        WHERE ${where} AND r.is_protected = 0 AND (r.estate, r.door_order, r.id) > (?, ?, ?)
        ORDER BY r.estate, r.door_order, r.id LIMIT ?`,
      ...parameters,
      ...(from === null || isAmongProtected ? ['', '', 0] : from),
      limit + 1 - first.length,
    ),
  ]
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: [
      ...cardsOf(
        call,
        page.map(({ id }) => id),
      ),
    ],
    next: rows.length > limit && last ? JSON.stringify([last.estate, last.door_order, last.id]) : null,
    ...(from === null && {
      total:
        rowOf(call, count, `SELECT count(*) AS count FROM residents r WHERE ${where}`, ...parameters)
          ?.count ?? 0,
    }),
  }
}

function readCursor(after: string): z.infer<typeof cursor> {
  try {
    return cursor.parse(JSON.parse(after))
  } catch {
    throw new DeskError('invalid', 'desk.input')
  }
}
