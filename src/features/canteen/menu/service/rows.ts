/** The menu as it is kept: dishes, offers, prices and boards. */
import { z } from 'zod'
import { keptAnswers } from '#vault/store/kept-rows'
import type { Reader } from '#desk/rpc/call'
import { inJson, rowsOf } from '#work/rows'
import { meals, type Meal } from '../../contract/words'
import { priceOn, type Dish, type Offer, type PriceEntry } from '../../rules/menu'
import type { BoardLine } from '../contract'

const dishRow = z.object({ id: z.number(), name: z.string(), contains: inJson(z.array(z.string())) })
const offerRow = z.object({
  id: z.number(),
  name: z.string(),
  kind: z.string(),
  dishes: inJson(z.array(z.number())),
})
const priceRow = z.object({
  offer: z.number(),
  meal: z.enum(meals).nullable(),
  fen: z.number().nullable(),
  from: z.string(),
})
const priceColumns = `offer_id AS offer, meal, CASE WHEN ended THEN NULL ELSE fen END AS fen, from_day AS "from"`
const boardRow = z.object({
  day: z.string(),
  meal: z.enum(meals),
  position: z.number(),
  offer: z.number(),
  name: z.string(),
  kind: z.string(),
  dishes: inJson(z.array(z.object({ name: z.string(), contains: z.array(z.string()) }))),
  sold_out: z.number(),
  substitute: z.number().nullable(),
  stand_in_name: z.string().nullable(),
  stand_in_kind: z.string().nullable(),
})

export const dishes = (call: Reader): z.infer<typeof dishRow>[] =>
  rowsOf(call, dishRow, 'SELECT id, name, contains FROM canteen_dishes ORDER BY name') satisfies Dish[]

export const offers = (call: Reader): z.infer<typeof offerRow>[] =>
  rowsOf(call, offerRow, 'SELECT id, name, kind, dishes FROM canteen_offers ORDER BY id') satisfies Offer[]

/** Every price, oldest first, so that of two of one day the later counts. */
export const prices = (call: Reader): readonly PriceEntry[] =>
  rowsOf(call, priceRow, `SELECT ${priceColumns} FROM canteen_prices ORDER BY id`)

/** Prices of what stands on the boards of these days, or in for it, alone: a ten-year list of prices is not read at the till. */
const pricesOfBoards = (call: Reader, from: string, until: string): readonly PriceEntry[] =>
  rowsOf(
    call,
    priceRow,
    `SELECT ${priceColumns} FROM canteen_prices
      WHERE offer_id IN (
        SELECT offer_id FROM canteen_board WHERE day BETWEEN :from AND :until
         UNION SELECT substitute_id FROM canteen_board WHERE day BETWEEN :from AND :until) ORDER BY id`,
    { from, until },
  )

/** Boards of days, both included, in the order of their keys. */
export function boardsBetween(call: Reader, from: string, until: string): BoardLine[] {
  const fixed = pricesOfBoards(call, from, until)
  return rowsOf(
    call,
    boardRow,
    `SELECT b.day, b.meal, b.position, b.offer_id AS offer, o.name, o.kind, b.sold_out,
            (SELECT json_group_array(json_object('name', d.name, 'contains', json(d.contains)))
               FROM json_each(o.dishes) j JOIN canteen_dishes d ON d.id = j.value) AS dishes, b.substitute_id AS substitute,
            s.name AS stand_in_name, s.kind AS stand_in_kind
       FROM canteen_board b JOIN canteen_offers o ON o.id = b.offer_id
       LEFT JOIN canteen_offers s ON s.id = b.substitute_id
      WHERE b.day BETWEEN ? AND ? ORDER BY b.day, b.meal, b.position`,
    from,
    until,
  ).map(({ sold_out: soldOut, stand_in_name: name, stand_in_kind: kind, ...line }) => ({
    ...line,
    fen: priceOn(fixed, line.offer, line),
    soldOut: soldOut === 1,
    standIn:
      line.substitute === null || name === null || kind === null
        ? null
        : { offer: line.substitute, name, kind, fen: priceOn(fixed, line.substitute, line) },
  }))
}

const keptBoards = keptAnswers<readonly BoardLine[]>({
  name: 'canteen_boards',
  on: [
    { table: 'canteen_board', column: 'position' },
    { table: 'canteen_offers', column: 'id' },
    { table: 'canteen_dishes', column: 'id' },
    { table: 'canteen_prices', column: 'id' },
  ],
  // A till that was off for some days enters them after one another.
  most: 8,
})

/** The board of a meal, in the order of its keys: asked by each check-in, and changed in between when something is sold out. */
export const boardOf = (call: Reader, day: string, meal: Meal): BoardLine[] =>
  keptBoards(call, day, () => boardsBetween(call, day, day)).filter((line) => line.meal === meal)

/** Which meals of which days stood on the board, and so were cooked. */
export const sittingsCooked = (call: Reader, from: string, until: string) =>
  rowsOf(
    call,
    z.object({ day: z.string(), meal: z.enum(meals) }),
    'SELECT DISTINCT day, meal FROM canteen_board WHERE day BETWEEN ? AND ?',
    from,
    until,
  )
