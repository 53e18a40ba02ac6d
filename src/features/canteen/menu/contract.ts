/** The menu at the desk: dishes with what they contain, what is sold of them and for how much, and the board of a week. */
import { z } from 'zod'
import { day, fen, line, rowId } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { meals } from '../contract/words'

/** More than a kitchen ever cooks. */
export const mostDishes = 2000
/** One key each. */
export const mostOnBoard = 9

const allergen = line(10)

export const dish = z.strictObject({ id: rowId, name: z.string(), contains: z.array(z.string()) })

export const offer = z.strictObject({
  id: rowId,
  name: z.string(),
  dishes: z.array(rowId),
  /** What it costs today; null before its first price begins. */
  fen: fen.nullable(),
  /** The next price that is fixed already. */
  coming: z.strictObject({ fen, from: day }).nullable(),
})
export type KeptOffer = z.infer<typeof offer>

export const boardLine = z.strictObject({
  day,
  meal: z.enum(meals),
  position: z.number().int().min(1).max(mostOnBoard),
  offer: rowId,
  name: z.string(),
  /** What is in it, by name. */
  dishes: z.array(z.string()),
  /** At the price of that day; null where none has begun. */
  fen: fen.nullable(),
  soldOut: z.boolean(),
  substitute: rowId.nullable(),
})
export type BoardLine = z.infer<typeof boardLine>

const entries = z
  .array(z.strictObject({ offer: rowId, substitute: rowId.nullable() }))
  .max(mostOnBoard)
  .refine((lines) => new Set(lines.map((one) => one.offer)).size === lines.length, 'offer-twice')
  .refine((lines) => lines.every((one) => one.substitute !== one.offer), 'substitute-of-itself')

export const menuContract = {
  /** Everything that is cooked and sold: a kitchen's list is short. */
  list: reads('canteen.read')
    .input(z.strictObject({}))
    .output(
      z.strictObject({ dishes: z.array(dish).max(mostDishes), offers: z.array(offer).max(mostDishes) }),
    ),

  /** Adds a dish, or names anew what one is called and contains: `canteen.dish-there`. */
  keepDish: writes('canteen.menu')
    .input(request({ id: rowId.nullable(), name: line(20), contains: z.array(allergen).max(20) }))
    .output(z.strictObject({ id: rowId })),

  /** Adds what is sold, or changes it; a price counts from its day on, earlier meals keep theirs. */
  keepOffer: writes('canteen.menu')
    .input(
      request({
        id: rowId.nullable(),
        name: line(20),
        dishes: z.array(rowId).max(12),
        fen: fen.min(0).max(1_000_000),
        from: day,
      }),
    )
    .output(z.strictObject({ id: rowId })),

  /** The boards of the seven days from this one on. */
  week: reads('canteen.read')
    .input(z.strictObject({ from: day }))
    .output(z.strictObject({ lines: z.array(boardLine).max(7 * meals.length * mostOnBoard) })),

  /** The whole board of a meal, in the order of its keys. What is sold out stays so. */
  setBoard: writes('canteen.menu')
    .input(request({ day, meal: z.enum(meals), entries }))
    .output(z.strictObject({ count: z.number().int().min(0) })),

  soldOut: writes('canteen.till')
    .input(request({ day, meal: z.enum(meals), offer: rowId, soldOut: z.boolean() }))
    .output(z.strictObject({ soldOut: z.boolean() })),

  /** The boards of seven days once more, seven days at a time; days that have a board keep it. */
  copyWeek: writes('canteen.menu')
    .input(request({ from: day, to: day }))
    .output(z.strictObject({ count: z.number().int().min(0) })),
}
