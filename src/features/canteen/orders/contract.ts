/** Orders: who gets which meal of a day by a weekly pattern or by hand, until when it may be said, and what the kitchen cooks. */
import { z } from 'zod'
import { day, rowId } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { lateOrderReasons, meals, notTakenReasons, reasonsSaid, ways } from '../contract/words'
import { dinerRow } from '../diners/contract'
import { clock } from '../policies/contract/policies'

export const orderStates = ['open', 'had', 'not-taken'] as const
export type OrderState = (typeof orderStates)[number]

/** What somebody gets for what they must not eat; where nothing is named the kitchen has to decide. */
const instead = z.strictObject({ because: z.array(z.string()), gets: z.string().nullable() })

export const orderOfDay = z.strictObject({
  day,
  meal: z.enum(meals),
  way: z.enum(ways),
  by: z.enum(['pattern', 'hand']),
  /** What was asked for; null is the first on the board. */
  offer: rowId.nullable(),
  /** What is cooked for them, as the board names it; empty while there is no board. */
  what: z.string(),
  instead: instead.nullable(),
  state: z.enum(orderStates),
  /** The meal that it became. */
  had: rowId.nullable(),
  reason: z.enum(notTakenReasons).nullable(),
})
export type OrderOfDay = z.infer<typeof orderOfDay>

export const orderRow = z.strictObject({
  ...orderOfDay.shape,
  diner: rowId,
  name: z.string(),
  age: z.number().int().min(0).nullable(),
  address: masked('address'),
  avoids: z.array(z.string()),
  diet: masked('typed-number'),
})
export type OrderRow = z.infer<typeof orderRow>

const weekdays = z
  .array(z.number().int().min(0).max(6))
  .min(1, 'required')
  .max(7)
  .refine((days) => new Set(days).size === days.length, 'offer-twice')

const pattern = {
  meal: z.enum(meals),
  way: z.enum(ways),
  weekdays,
  /** Null is the first on the board. */
  offer: rowId.nullable(),
  from: day,
  until: day.nullable(),
}
export const keptPattern = z.strictObject({ id: rowId, ...pattern, offerName: z.string() })
export type KeptPattern = z.infer<typeof keptPattern>

export const keptPause = z.strictObject({
  id: rowId,
  meal: z.enum(meals).nullable(),
  from: day,
  until: day.nullable(),
})
export type KeptPause = z.infer<typeof keptPause>

export const cutOff = z.strictObject({
  meal: z.enum(meals),
  way: z.enum(ways),
  daysBefore: z.number().int().min(0).max(7),
  clock,
})

/** Why it is let in after the cut-off: without it `canteen.after-cut-off` is refused with the day and the clock. */
const late = z.enum(lateOrderReasons).nullable()

const counted = z.strictObject({ name: z.string(), count: z.number().int() })

/** Who gets something else, named so that the kitchen can cook and pack it apart. */
const exception = z.strictObject({
  day,
  meal: z.enum(meals),
  diner: rowId,
  name: z.string(),
  way: z.enum(ways),
  what: z.string(),
  ...instead.shape,
})
export type KitchenException = z.infer<typeof exception>

export const ordersContract = {
  /** The orders of a sitting; without one asked for, of the sitting of now. */
  day: reads('canteen.read')
    .input(z.strictObject({ day: day.nullable(), meal: z.enum(meals).nullable() }))
    .output(
      z.strictObject({
        day,
        meal: z.enum(meals),
        today: day,
        /** False while nothing stands on the board: then nothing is cooked. */
        hasBoard: z.boolean(),
        rows: z.array(orderRow),
        cutOffs: z.array(z.strictObject({ ...cutOff.shape, passed: z.boolean() })),
      }),
    ),

  /** A diner's seven days, with the patterns and pauses that made them. */
  week: reads('canteen.read')
    .input(z.strictObject({ diner: rowId, from: day }))
    .output(
      z.strictObject({
        diner: dinerRow,
        orders: z.array(orderOfDay).max(7 * meals.length),
        patterns: z.array(keptPattern),
        pauses: z.array(keptPause),
      }),
    ),

  /** An order by hand: it goes before the pattern, and no pause touches it. */
  order: writes('canteen.orders')
    .input(
      request({
        diner: rowId,
        day,
        meal: z.enum(meals),
        way: z.enum(ways),
        offer: rowId.nullable(),
        late,
      }),
    )
    .output(z.strictObject({ diner: rowId })),

  /** Takes back what was ordered for one meal, by hand or by pattern. */
  cancel: writes('canteen.orders')
    .input(request({ diner: rowId, day, meal: z.enum(meals), late }))
    .output(z.strictObject({ diner: rowId })),

  /** A pattern from a day on; the one it replaces ends the day before. Two may not share a weekday: `canteen.pattern-there`. */
  addPattern: writes('canteen.orders')
    .input(request({ diner: rowId, ...pattern, replaces: rowId.nullable(), late }))
    .output(z.strictObject({ pattern: rowId })),

  /** Ends a pattern with a day that has not passed. */
  endPattern: writes('canteen.orders')
    .input(request({ pattern: rowId, until: day, late }))
    .output(z.strictObject({ pattern: rowId })),

  /** Stops the pattern, of one meal or of all; what is ordered by hand meanwhile is cooked. */
  pause: writes('canteen.orders')
    .input(request({ diner: rowId, meal: z.enum(meals).nullable(), from: day, until: day.nullable(), late }))
    .output(z.strictObject({ pause: rowId })),

  endPause: writes('canteen.orders')
    .input(request({ pause: rowId, until: day, late }))
    .output(z.strictObject({ pause: rowId })),

  /** Why an ordered meal was not taken; said again, the last word counts. */
  notTaken: writes('canteen.orders')
    .input(request({ diner: rowId, day, meal: z.enum(meals), reason: z.enum(reasonsSaid) }))
    .output(z.strictObject({ diner: rowId })),

  /** The kitchen's sheet: how many of what, by which way, who comes unasked, and who gets something else up to a week ahead. */
  kitchen: reads('canteen.read')
    .input(z.strictObject({ day, meal: z.enum(meals) }))
    .output(
      z.strictObject({
        hasBoard: z.boolean(),
        byWay: z.array(z.strictObject({ way: z.enum(ways), count: z.number().int() })).max(ways.length),
        byOffer: z.array(counted),
        /** Of past weeks, who came without an order; null while too few weeks are known. */
        forecast: z.number().int().nullable(),
        diets: z.array(z.strictObject({ diner: rowId, name: z.string(), diet: masked('typed-number') })),
        exceptions: z.array(exception),
        ahead: z.array(exception),
      }),
    ),

  cutOffs: reads('canteen.read')
    .input(z.strictObject({}))
    .output(z.strictObject({ cutOffs: z.array(cutOff) })),

  setCutOffs: writes('canteen.policies')
    .input(
      request({
        cutOffs: z
          .array(cutOff)
          .max(meals.length * ways.length)
          .refine(
            (all) => new Set(all.map(({ meal, way }) => `${meal} ${way}`)).size === all.length,
            'cut-off-twice',
          ),
      }),
    )
    .output(z.strictObject({ cutOffs: z.array(cutOff) })),
}
