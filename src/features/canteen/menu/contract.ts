/** The menu at the desk: dishes with what they contain, what is sold of them and for how much, and the board of a week. */
import { z } from 'zod'
import { day, fen, line, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { meals } from '../contract/words'

/** A new one every day for fifty years; one that is not cooked any more is there to be named anew. */
export const mostDishes = 20_000
/** One key each. */
export const mostOnBoard = 9

const allergen = line(10)

export const dish = z.strictObject({ id: rowId, name: z.string(), contains: z.array(z.string()) })

const priceOfMeal = z.strictObject({ meal: z.enum(meals), fen: fen.min(0).max(1_000_000) })

export const offer = z.strictObject({
  id: rowId,
  name: z.string(),
  /** 基本套餐, 加菜 …, as policies name it; empty where nothing turns on it. */
  kind: z.string(),
  dishes: z.array(rowId),
  /** What it costs today; null before its first price begins. */
  fen: fen.nullable(),
  /** Meals at which it costs something else today. */
  ofMeals: z.array(priceOfMeal).max(meals.length),
  /** The next price that is fixed already; of one meal, or null of every meal. Its fen is null where a meal's own one ends. */
  coming: z.strictObject({ fen: fen.nullable(), from: day, meal: z.enum(meals).nullable() }).nullable(),
})
export type KeptOffer = z.infer<typeof offer>

/** What is sold, as somebody wants it kept. */
export interface WantedOffer {
  readonly id: number | null
  readonly name: string
  readonly kind: string
  readonly dishes: readonly number[]
  readonly fen: number
  readonly ofMeals: readonly z.infer<typeof priceOfMeal>[]
  readonly from: string
}

export const boardLine = z.strictObject({
  day,
  meal: z.enum(meals),
  position: z.number().int().min(1).max(mostOnBoard),
  offer: rowId,
  name: z.string(),
  kind: z.string(),
  /** What is in it, with what each of them contains that somebody may not eat. */
  dishes: z.array(dish.pick({ name: true, contains: true })),
  /** At the price of that day; null where none has begun. */
  fen: fen.nullable(),
  soldOut: z.boolean(),
  substitute: rowId.nullable(),
  /** The substitute as it is sold, with its price of that day; it need not have a key of its own. */
  standIn: z
    .strictObject({ offer: rowId, name: z.string(), kind: z.string(), fen: fen.nullable() })
    .nullable(),
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
    .output(z.strictObject({ dishes: z.array(dish), offers: z.array(offer) })),

  /** Adds a dish, or names anew what one is called and contains: `canteen.name-there`; beyond `mostDishes`: `canteen.too-many-dishes`. */
  keepDish: writes('canteen.menu')
    .input(request({ id: rowId.nullable(), name: line(20), contains: z.array(allergen).max(20) }))
    .output(z.strictObject({ id: rowId })),

  /** Adds what is sold, or changes it; a price counts from its day on, earlier meals keep theirs. */
  keepOffer: writes('canteen.menu')
    .input(
      request({
        id: rowId.nullable(),
        name: line(20),
        kind: text(20).default(''),
        dishes: z.array(rowId).max(12),
        fen: fen.min(0).max(1_000_000),
        /** Meals at which it costs something else; what is not named costs the same as ever. */
        ofMeals: z
          .array(priceOfMeal)
          .max(meals.length)
          .refine((own) => new Set(own.map(({ meal }) => meal)).size === own.length, 'meal-twice')
          .default([]),
        from: day,
      }),
    )
    .output(z.strictObject({ id: rowId })),

  /** The boards of the seven days from this one on. */
  week: reads('canteen.read')
    .input(z.strictObject({ from: day }))
    .output(z.strictObject({ lines: z.array(boardLine).max(7 * meals.length * mostOnBoard) })),

  /**
   * The whole board of a meal, in the order of its keys. What is sold out stays so. Once the meal is over what stands on it stays:
   * `canteen.board-stands`; while it is served it is not emptied: `canteen.board-served`.
   */
  setBoard: writes('canteen.menu')
    .input(request({ day, meal: z.enum(meals), entries }))
    .output(z.strictObject({ count: z.number().int().min(0) })),

  soldOut: writes('canteen.till')
    .input(request({ day, meal: z.enum(meals), offer: rowId, soldOut: z.boolean() }))
    .output(z.strictObject({ soldOut: z.boolean() })),

  /**
   * The boards of seven days once more, seven days at a time; days that have a board keep it. `over`: the meals that are over already
   * and were left without one.
   */
  copyWeek: writes('canteen.menu')
    .input(request({ from: day, to: day }))
    .output(
      z.strictObject({
        count: z.number().int().min(0),
        over: z.array(z.strictObject({ day, meal: z.enum(meals) })).max(7 * meals.length),
      }),
    ),
}
