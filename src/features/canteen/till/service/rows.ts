/** Meals as they are kept and as they are shown. */
import { z } from 'zod'
import type { ReadCall, Reader } from '#desk/rpc/call'
import { DeskError } from '#ground/contract/errors'
import { inJson, rowOf, rowsOf } from '#work/rows'
import { peopleInSight, residentsById } from '#features/residents/index'
import {
  canteenDayKinds,
  eaters,
  freeReasons,
  lateReasons,
  mealKinds,
  meals,
  nearness,
  takeBackReasons,
  tenderKinds,
  ways,
} from '../../contract/words'
import { deliveryGrant, grantedOf, mealPrice, portionsLeft, totalLeft } from '../../policies/contract/prices'
import { chosenLine, type SoldRow } from '../contract'

export const used = z.object({
  granted: z.array(grantedOf),
  delivery: z.array(grantedOf),
  running: z.array(deliveryGrant.pick({ policy: true, code: true })),
})
export type Used = z.infer<typeof used>

/** The price as it was, and each policy by the version that counted. */
export const snapshot = z.object({
  price: mealPrice,
  policies: z.array(z.object({ id: z.number(), version: z.number() })),
  /** What the price rested on and cannot be looked up later, as it is kept for one day only: nothing that names a person. */
  circumstances: z
    .object({
      registered: z.enum(nearness),
      lives: z.enum(nearness),
      dayKind: z.enum(canteenDayKinds),
      dayAnnounced: z.boolean(),
      /** Missing of a meal that was sold when a policy gave to any number of portions. */
      byPortion: z.literal(true).optional(),
      /** `HH:MM` at which it counts, where that is not the clock of its entry. */
      clock: z.string().optional(),
      /** Of the stop to which it was brought, where it had one. */
      band: z.string().optional(),
      /** What was left for all people together before this meal. */
      totalsLeft: z.array(totalLeft).readonly().optional(),
      /** How many meals for all people together there still were before this one. */
      portionsLeft: z.array(portionsLeft).readonly().optional(),
    })
    .optional(),
})
export type Snapshot = z.infer<typeof snapshot>

const mealRow = z.object({
  id: z.number(),
  kind: z.enum(mealKinds),
  reverses: z.number().nullable(),
  reason: z.enum(takeBackReasons).nullable(),
  day: z.string(),
  meal: z.enum(meals),
  way: z.enum(ways),
  eater: z.enum(eaters),
  diner_id: z.number().nullable(),
  resident: z.number().nullable(),
  at: z.number(),
  late: z.enum(lateReasons).nullable(),
  clock: z.string().nullable(),
  card_id: z.number().nullable(),
  list_fen: z.number(),
  price_fen: z.number(),
  subsidy_fen: z.number(),
  delivery_fee_fen: z.number(),
  delivery_subsidy_fen: z.number(),
  own_fen: z.number(),
  lines: inJson(z.array(chosenLine)),
  used: inJson(used),
  by: z.string(),
  taken_back_by: z.number().nullable(),
})
export type KeptMeal = z.infer<typeof mealRow>

const columns = `m.id, m.kind, m.reverses, m.reason, m.day, m.meal, m.way, m.eater, m.diner_id, d.resident_id AS resident,
    m.at, m.late, m.clock, m.card_id, m.list_fen, m.price_fen, m.subsidy_fen, m.delivery_fee_fen, m.delivery_subsidy_fen,
    m.own_fen, m.lines, m.used, s.name AS by,
    (SELECT r.id FROM canteen_meals r WHERE r.reverses = m.id) AS taken_back_by`
const joined = `canteen_meals m JOIN staff s ON s.id = m.staff_id LEFT JOIN canteen_diners d ON d.id = m.diner_id`

export interface MealsAsked {
  /** SQL over `m`. */
  readonly where: string
  readonly parameters: readonly (string | number)[]
  readonly limit: number
}

/** Newest first. A meal stands in the books also where its diner is not in sight: then it has no name. */
export const mealsWhere = (
  call: Pick<ReadCall, 'statement'>,
  { where, parameters, limit }: MealsAsked,
): readonly KeptMeal[] =>
  rowsOf(
    call,
    mealRow,
    `SELECT ${columns} FROM ${joined} WHERE ${where} ORDER BY m.id DESC LIMIT ?`,
    ...parameters,
    limit,
  )

export function mealOf(call: Pick<ReadCall, 'statement'>, id: number): KeptMeal {
  const [row] = mealsWhere(call, { where: 'm.id = ?', parameters: [id], limit: 1 })
  if (row === undefined) throw new DeskError('not-found', 'canteen.meal-unknown')
  return row
}

/** A meal of somebody in sight, or of nobody. */
export const ownersInSight = `(m.diner_id IS NULL OR (${peopleInSight.ofColumn('d.resident_id')}))`

export function shownMeals(call: Reader, rows: readonly KeptMeal[]): SoldRow[] {
  const people = residentsById(
    call,
    rows.flatMap(({ resident }) => resident ?? []),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    day: row.day,
    meal: row.meal,
    way: row.way,
    eater: row.eater,
    name: row.resident === null ? '' : (people.get(row.resident)?.name ?? ''),
    lines: row.lines,
    listFen: row.list_fen,
    subsidyFen: row.subsidy_fen + row.delivery_subsidy_fen,
    ownFen: row.own_fen,
    at: row.at,
    clock: row.clock,
    by: row.by,
    takenBackBy: row.taken_back_by,
  }))
}

const snapshotRow = z.object({ price: inJson(snapshot) })

export function snapshotOf(call: Pick<ReadCall, 'statement'>, id: number): Snapshot {
  const row = rowOf(call, snapshotRow, 'SELECT price FROM canteen_meals WHERE id = ?', id)
  if (row === null) throw new DeskError('not-found', 'canteen.meal-unknown')
  return row.price
}

const tenderRow = z.object({
  kind: z.enum(tenderKinds),
  fen: z.number(),
  givenFen: z.number(),
  changeFen: z.number(),
  deed: z.number().nullable(),
  why: z.enum(freeReasons).nullable(),
})

export const tendersOf = (call: Pick<ReadCall, 'statement'>, meal: number) =>
  rowsOf(
    call,
    tenderRow,
    `SELECT kind, fen, given_fen AS givenFen, change_fen AS changeFen, deed, why FROM canteen_tenders
      WHERE meal_id = ? ORDER BY kind`,
    meal,
  )
