/**
 * What a meal costs, who pays the rest, and why: as the engine answers, as it travels, and as each meal keeps it. All
 * money is in fen.
 */
import { z } from 'zod'
import { reason } from './reasons'

const fen = z.number().int()

export const part = z.strictObject({ funder: z.string(), fen })
export type Part = z.infer<typeof part>

/** The part of a funder who does not pay here, and why. */
const lostPart = part.extend({ reasons: z.array(reason).readonly() })
export type LostPart = z.infer<typeof lostPart>

/** `class` is null where the reason is the policy's and not a class's. */
const classReason = z.strictObject({ class: z.string().nullable(), reason })
export type ClassReason = z.infer<typeof classReason>

/** How many portions there were, where the policy is for fewer: what is beyond them has its full price. */
const portions = z.strictObject({ had: z.number().int(), most: z.number().int() })

const discount = z.strictObject({
  policy: z.string(),
  class: z.string(),
  fen,
  portions: portions.optional(),
})
export type Discount = z.infer<typeof discount>

/** What a policy gave, as limits and budgets count it. */
export const grantedOf = z.strictObject({ policy: z.string(), fen })

/** What a total of a policy had left before a meal; `at` is its place among the policy's. */
export const totalLeft = z.strictObject({ policy: z.string(), at: z.number().int(), fen })
export type TotalLeft = z.infer<typeof totalLeft>

/** How many meals a policy could still give to before this one; `at` is the place of the number among the policy's. */
export const portionsLeft = z.strictObject({
  policy: z.string(),
  at: z.number().int(),
  count: z.number().int(),
})
export type PortionsLeft = z.infer<typeof portionsLeft>

/** What one policy gave to the meal. */
const grant = z.strictObject({
  policy: z.string(),
  class: z.string().nullable(),
  /** What the rule names, before the price, a budget or a funder made it less. */
  namedFen: fen,
  /** What the lines that it is for cost after discount; not said where it is for all of them. */
  ofFen: fen.optional(),
  portions: portions.optional(),
  fen,
  parts: z.array(part).readonly(),
  lost: z.array(lostPart).readonly(),
  /** What the rule gives and no part is for: fixed parts that do not reach it, without a remainder. */
  uncoveredFen: fen.optional(),
  /** Why the other classes of the policy did not count. */
  passedOver: z.array(classReason).readonly(),
})
export type Grant = z.infer<typeof grant>

export const deliveryGrant = part.extend({ policy: z.string(), code: z.string() })
export type DeliveryGrant = z.infer<typeof deliveryGrant>

/** Per head, outside the price and inside the claim. */
const running = deliveryGrant
export type Running = z.infer<typeof running>

/** A policy that gave nothing, and why. */
const notApplied = z.strictObject({ policy: z.string(), reasons: z.array(classReason).readonly() })
export type NotApplied = z.infer<typeof notApplied>

/** `ownFen` = food after discount − subsidy + delivery fee − delivery subsidy. */
export const mealPrice = z.strictObject({
  listFen: fen,
  discount: discount.nullable(),
  priceFen: fen,
  grants: z.array(grant).readonly(),
  subsidyFen: fen,
  byFunder: z.array(part).readonly(),
  deliveryFeeFen: fen,
  delivery: z.array(deliveryGrant).readonly(),
  deliverySubsidyFen: fen,
  ownFen: fen,
  running: z.array(running).readonly(),
  notApplied: z.array(notApplied).readonly(),
  /** True when a policy asked for the kind of day and the year's holidays are not announced. */
  dayPresumed: z.boolean(),
})
export type MealPrice = z.infer<typeof mealPrice>
