/** The register as a list in the order of doors, page by page; protected people before all others. */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import { rowId, type Cursor } from '#ground/contract/fields'
import type { ResidentCard, ResidentFilter } from '../contract'
import { cleanBuilding } from '#ground/people/addresses'
import { birthsBetween } from '../rules/ages'
import { peopleInSight } from './sight'
import { listOrder, type Page } from '#work/pages/order'
import type { Pieces } from '#work/pieces'
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
  if (asksForHidden(filter)) add('r.is_protected = 0')
  if (filter.estate !== undefined) add('r.estate = ?', filter.estate)
  if (filter.building !== undefined) add('r.building = ?', cleanBuilding(filter.building))
  if (filter.grid !== undefined) add('r.grid = ?', filter.grid)
  if (filter.status !== undefined) add('r.status = ?', filter.status)
  if (filter.tag !== undefined) add(`r.id IN (${holders})`, ...holding(filter.tag, call.today))
  for (const [condition, ...values] of birthConditions(filter, call.today)) add(condition, ...values)
  return { where: conditions.join(' AND '), parameters }
}

/** Of a tag, on a day. */
const isHeld = 't.tag = ? AND (t.since IS NULL OR t.since <= ?) AND (t.until IS NULL OR t.until >= ?)'

/**
 * Who holds a tag on a day, with the values of `holding`: asked once for all of them, along one index; only of the few
 * records that were merged, and merged again, the way up is gone.
 */
export const holders = `
  SELECT t.resident_id FROM resident_tags t WHERE ${isHeld}
  UNION ALL SELECT id FROM (
    WITH RECURSIVE holder(id, merged_into) AS (
      SELECT o.id, o.merged_into FROM residents o JOIN resident_tags t ON t.resident_id = o.id
       WHERE o.merged_into IS NOT NULL AND ${isHeld}
      UNION SELECT o.id, o.merged_into FROM holder JOIN residents o ON o.id = holder.merged_into)
    SELECT id FROM holder WHERE merged_into IS NULL)`

/** The values that `holders` asks for. */
export const holding = (tag: string, day: string): readonly string[] => [tag, day, day, tag, day, day]

/** By age and month of birth: conditions with their values. */
function birthConditions(
  { ageFrom, ageTo, birthMonth }: ResidentFilter,
  today: string,
): readonly (readonly [string, ...string[]])[] {
  if (ageFrom === undefined && ageTo === undefined && birthMonth === undefined) return []
  const { from, until } = birthsBetween({ ageFrom, ageTo, isOfMonth: birthMonth !== undefined }, today)
  return [
    ["r.status <> 'deceased'"],
    ...(from === null ? [] : [['r.birth >= ?', from] as const]),
    ...(until === null ? [] : [['r.birth <= ?', until] as const]),
    ...(birthMonth === undefined
      ? []
      : [['substr(r.birth, 6, 2) = ?', String(birthMonth).padStart(2, '0')] as const]),
  ]
}

/**
 * Narrowed by what nobody is shown of a protected person, a list would tell it: by a door where they live, by a month on which day they
 * were born, of which year and age are shown. They are in no such list, and in no count, export or enlistment that is made of it.
 */
const asksForHidden = ({ estate, building, grid, birthMonth }: ResidentFilter): boolean =>
  [estate, building, grid, birthMonth].some((narrowed) => narrowed !== undefined)

const place = z.object({ id: z.number(), estate: z.string(), door_order: z.string() })
/** In the place of an estate's code: no code has this sign. */
const amongProtected = '!'
const byDoor = listOrder('residents', 'rising', z.tuple([z.string(), z.string(), rowId]))
const count = z.object({ count: z.number() })

/** People of a selection in the order of the list, from behind a place on. */
function placesFrom(
  call: Reader,
  { where, parameters }: Selection,
  from: ReturnType<typeof byDoor.startOf>,
  limit: number,
) {
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
        limit,
      )
    : []
  const outside = byDoor.text(['r.estate', 'r.door_order', 'r.id'], isAmongProtected ? null : from)
  return [
    ...first,
    ...rowsOf(
      call,
      place,
      `SELECT r.id, r.estate, r.door_order FROM residents r
        WHERE ${where} AND r.is_protected = 0 AND ${outside.beyond}
        ORDER BY ${outside.orderBy} LIMIT ?`,
      ...parameters,
      ...outside.values,
      limit - first.length,
    ),
  ]
}

const placeOf = ({ estate, door_order, id }: z.infer<typeof place>): [string, string, number] => [
  estate,
  door_order,
  id,
]

export function listResidents(
  call: Reader,
  filter: ResidentFilter,
  after: Cursor | undefined,
  limit: number,
): Page<ResidentCard> & { readonly total?: number } {
  const selection = selectionOf(call, filter)
  const from = byDoor.startOf(after)
  const found = placesFrom(call, selection, from, limit + 1)
  const { rows, next } = byDoor.page(found, limit, placeOf)
  return {
    rows: [
      ...cardsOf(
        call,
        rows.map(({ id }) => id),
      ),
    ],
    next,
    ...(from === null && {
      total:
        rowOf(
          call,
          count,
          `SELECT count(*) AS count FROM residents r WHERE ${selection.where}`,
          ...selection.parameters,
        )?.count ?? 0,
    }),
  }
}

/** Read so many at a time, a register that nobody has read since the start keeps nobody waiting. */
const placesAtOnce = 1000

/** All of them by their ids, in the same order. */
export function* idsInOrder(
  call: Reader,
  filter: ResidentFilter,
  atOnce = placesAtOnce,
): Pieces<readonly number[]> {
  const selection = selectionOf(call, filter)
  const ids: number[] = []
  for (let from: ReturnType<typeof byDoor.startOf> = null; ;) {
    const found = placesFrom(call, selection, from, atOnce)
    ids.push(...found.map(({ id }) => id))
    const last = found.at(-1)
    if (last === undefined || found.length < atOnce) return ids
    from = placeOf(last)
    yield
  }
}
