/** Subsidy policies at the desk: in versions, so that a past meal shows the rule it was priced by, and tried before use. */
import { z } from 'zod'
import { code, day, fen, instant, line, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { sexes } from '#ground/people/words'
import { mostOnBoard } from '../../menu/contract'
import { categoryName, clock, policy, policyWritten } from './policies'
import { mealPrice, portionsLeft, totalLeft } from './prices'
import { canteenDayKinds, eaters, meals, nearness, ways } from '../../contract/words'

/** More than a place has at one time, ended ones included. */
export const mostPolicies = 200

const keptPolicy = z.strictObject({
  id: rowId,
  version: z.number().int().min(1),
  policy,
  /** When this version was written, and by whom. */
  at: instant,
  by: z.string(),
})
export type KeptPolicy = z.infer<typeof keptPolicy>

const counted = z
  .strictObject({ meals: z.number().int().min(0).max(1000), fen: fen.min(0).max(10_000_000) })
  .refine((one) => one.fen === 0 || one.meals > 0, { path: ['meals'], message: 'required' })
const nothing = { meals: 0, fen: 0 }

/** 已享受补贴: what a policy gave before this meal. What was given today is counted in the week too, and what lies in the month in the month. */
const given = z.strictObject({
  by: code,
  today: counted.default(nothing),
  week: counted.default(nothing),
  month: counted.default(nothing),
})

/** A person and a meal to try policies on; nobody of the register. */
export const trial = z.strictObject({
  person: z.strictObject({
    /** Where the birth is not given: this old, and it is not their birthday. */
    age: z.number().int().min(0).max(130),
    birth: day.nullable().default(null),
    sex: z.enum(sexes).nullable(),
    registered: z.enum(nearness),
    lives: z.enum(nearness),
    categories: z.array(categoryName).max(30),
    inInstitution: z.boolean(),
    /** Meals had before this one that were given nothing, in whatever period a policy asks for. */
    mealsBefore: z.number().int().min(0).max(1000).default(0),
  }),
  meal: z.strictObject({
    day,
    meal: z.enum(meals),
    way: z.enum(ways),
    clock,
    eater: z.enum(eaters),
    listFen: fen.min(0).max(1_000_000),
    /** What of it is for something that policies name: 基本套餐 10.00. The rest has no name. */
    lines: z
      .array(z.strictObject({ name: line(20), fen: fen.min(0).max(1_000_000) }))
      .max(mostOnBoard)
      .default([]),
    /** 买几份: so many times all of it. */
    portions: z.number().int().min(1).max(99).default(1),
    deliveryFeeFen: fen.min(0).max(100_000),
    band: text(20).default(''),
  }),
  given: given.nullable().default(null),
})
export type Trial = z.infer<typeof trial>

export const policiesContract = {
  /** All of them in their newest version, in the order in which they are paid. */
  list: reads('canteen.read')
    .input(z.strictObject({}))
    .output(z.strictObject({ policies: z.array(keptPolicy).max(mostPolicies) })),

  /** One policy as it is, or as an earlier version was; meals keep the version they were priced by. */
  get: reads('canteen.read')
    .input(z.strictObject({ id: rowId, version: z.number().int().min(1).optional() }))
    .output(
      keptPolicy.extend({
        /** The newest version; an edit names the one it was made from. */
        newest: z.number().int().min(1),
        versions: z.array(z.strictObject({ version: z.number().int().min(1), at: instant, by: z.string() })),
      }),
    ),

  /** 用完即止、限量供应: what every policy has left for a meal of the sitting of now. */
  totals: reads('canteen.read')
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        day,
        meal: z.enum(meals),
        left: z.array(totalLeft).max(4 * mostPolicies),
        portions: z.array(portionsLeft).max(4 * mostPolicies),
      }),
    ),

  add: writes('canteen.policies')
    .input(request({ policy: policyWritten }))
    .output(keptPolicy),

  /** Writes a new version; refused when someone else has written one since. Past meals keep theirs. */
  edit: writes('canteen.policies')
    .input(request({ id: rowId, from: z.number().int().min(1), policy: policyWritten }))
    .output(keptPolicy),

  /**
   * What a meal would cost under the policies that are kept, with this one beside or in place of the one of its code; before its first day the one
   * that is in force until then counts, as at the till.
   */
  tryIt: reads('canteen.read')
    .input(z.strictObject({ trial, policy: policy.nullable() }))
    .output(
      z.strictObject({
        price: mealPrice,
        dayKind: z.enum(canteenDayKinds),
        /** The first day of the one that was asked about, where another version of it is in force on this day. */
        later: day.nullable(),
        /** Names of policies and their classes by code, for the reasons. */
        policies: z.array(policy).max(mostPolicies + 1),
      }),
    ),
}
