/**
 * A subsidy policy as data: everything a published local rule can say, and nothing that needs code.
 *
 * A policy asks its conditions, offers classes of which one counts, divides what the class gives among funders, and may
 * add a delivery subsidy (inside the price) and running subsidies (outside the price, inside the claim). Discounts are
 * the canteen's own: they come first and are not claimed.
 */
import { z } from 'zod'
import { code, day, fen, line } from '#ground/contract/fields'
import {
  ageCountings,
  lastPayments,
  lumpCounts,
  lumpMeasures,
  periods,
  totalPeriods,
} from '../../contract/words'
import { alternatives, conditions, oneOrMore, positiveFen } from './conditions'

export {
  categoryName,
  clock,
  condition,
  conditionKinds,
  subsidisedByDefault,
  type Condition,
} from './conditions'

/** Funders are named as the office names them: 市、区、街道. */
export const funderName = line(20)

const roundingWays = ['down', 'half-up', 'up'] as const
export const rounding = z.strictObject({
  way: z.enum(roundingWays),
  /** To the fen, the jiao or the yuan. */
  toFen: z.union([z.literal(1), z.literal(10), z.literal(100)]),
})
export type Rounding = z.infer<typeof rounding>

/** A part of 10,000: 25 % is 2500. */
const basisPoints = z.number().int().min(1).max(10_000)

/** 按原价: of what the food cost before the canteen's own discount; without it, after. */
const measured = { measured: z.literal('before-discount').optional() }

/** How much one meal gets, before the price, budgets and funders say less. */
export const amount = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), fen: positiveFen }),
  /** The actual spend, up to a cap; null leaves the cap to the budgets. */
  z.strictObject({ kind: z.literal('spend'), atMost: positiveFen.nullable() }),
  z.strictObject({
    kind: z.literal('percent'),
    basisPoints,
    atMost: positiveFen.nullable(),
    rounding,
    ...measured,
  }),
  /** The diner pays this much and the subsidy the rest. */
  z.strictObject({ kind: z.literal('own-price'), fen: fen.min(0).max(100_000_000) }),
  /** By what the meal costs: the last step that is reached. */
  z
    .strictObject({
      kind: z.literal('price-tier'),
      steps: oneOrMore(z.strictObject({ from: fen.min(0), fen: fen.min(0) }), 20),
      ...measured,
    })
    .refine(
      ({ steps }) => steps.every((step, index) => index === 0 || step.from > (steps[index - 1]?.from ?? 0)),
      'steps-not-rising',
    ),
])
export type Amount = z.infer<typeof amount>

/** 区级每餐最多 2 元、每人每月最多 60 元: what a funder pays for the food of one person at most. */
const funderMost = z.strictObject({ fen: positiveFen, per: z.enum(periods) })
export type FunderMost = z.infer<typeof funderMost>

/** Conditions and caps of the funder alone; what it does not pay is lost to the diner, or goes on to the remainder. */
const funderTerms = {
  funder: funderName,
  conditions,
  most: z.array(funderMost).max(4).optional(),
  otherwise: z.enum(['lost', 'passes-on']),
}

/** Who pays. Fixed parts are paid in the order listed, so the last is cut first; shares round down. */
export const division = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('fixed'),
      /** `fen: null` marks the one that takes what remains. */
      parts: oneOrMore(z.strictObject({ ...funderTerms, fen: positiveFen.nullable() }), 8),
    }),
    z.strictObject({
      kind: z.literal('shares'),
      parts: oneOrMore(z.strictObject({ ...funderTerms, share: z.number().int().min(1).max(10_000) }), 8),
      /** Who takes the odd fen. */
      rest: funderName,
    }),
  ])
  .superRefine((value, context) => {
    const funders = value.parts.map((part) => part.funder)
    if (new Set(funders).size < funders.length) context.addIssue({ code: 'custom', message: 'funder-twice' })
    if (value.kind === 'shares' && !funders.includes(value.rest)) {
      context.addIssue({ code: 'custom', message: 'rest-to-nobody' })
    }
    if (value.kind === 'fixed' && value.parts.filter((part) => part.fen === null).length > 1) {
      context.addIssue({ code: 'custom', message: 'two-remainders' })
    }
  })
export type Division = z.infer<typeof division>

export const subsidyClass = z.strictObject({
  code,
  name: line(60),
  who: alternatives,
  amount,
  division,
})
export type SubsidyClass = z.infer<typeof subsidyClass>

/** Policies that name one pool are counted together: what one of them gave, the others have given too. */
const pool = { pool: code.optional() }
const limitAlone = z.strictObject({
  count: z.number().int().min(1).max(1000),
  per: z.enum(periods),
  /** What is counted: meals, or the days on which there was one. */
  of: z.literal('days').optional(),
})
export type LimitAlone = z.infer<typeof limitAlone>
const limit = limitAlone.extend(pool)
const budget = z
  .strictObject({
    fen: positiveFen,
    per: z.enum(periods),
    /** Whether what is paid of the delivery fee is in it too; of a policy that pays nothing else it always is. */
    withDelivery: z.boolean().optional(),
    /** 当月未用完的可结转: for how many periods what is left may still be used, and how much of it together at most. */
    carry: z
      .strictObject({ periods: z.number().int().min(1).max(12), most: positiveFen.optional() })
      .optional(),
    ...pool,
  })
  .refine(({ per, carry }) => carry === undefined || !['sitting', 'term'].includes(per), {
    error: 'carried-nowhere',
    path: ['carry'],
  })
export type Budget = z.infer<typeof budget>

/**
 * 用完即止: a sum for all people together, out of which comes everything that is claimed under the policy: food, delivery
 * and running. What is taken back goes back into it.
 */
const total = z.strictObject({
  fen: z.number().int().min(1).max(1_000_000_000_000),
  per: z.enum(totalPeriods),
  /** What this funder pays alone; without one, whoever pays. */
  funder: funderName.optional(),
  last: z.enum(lastPayments),
  ...pool,
})
export type Total = z.infer<typeof total>

/**
 * 限量供应: how many meals of all people together the policy gives to, the first that come. What is taken back is there for
 * whoever comes next.
 */
const portion = z.strictObject({
  count: z.number().int().min(1).max(10_000_000),
  per: z.enum(periods),
  ...pool,
})
export type Portion = z.infer<typeof portion>

/** Pays the delivery fee up to an amount; null pays it whole. */
const deliverySubsidy = z.strictObject({
  code,
  name: line(60),
  who: alternatives,
  atMost: positiveFen.nullable(),
  funder: funderName,
})

/**
 * Paid to the canteen per head, outside the price and inside the claim: for whom its policy gives something, and under a
 * policy that gives the diner nothing for everyone whom it means.
 */
const runningSubsidy = z.strictObject({
  code,
  name: line(60),
  who: alternatives,
  fen: positiveFen,
  /** `meal`: for every subsidised meal; `day`: once a person and day; `delivery`: for every meal brought. */
  per: z.enum(['meal', 'day', 'delivery']),
  funder: funderName,
})

const stepsRise = (steps: readonly { readonly from: number }[]): boolean =>
  steps.every((step, index) => index === 0 || step.from > (steps[index - 1]?.from ?? 0))

/** Of meals or of people. */
const lumpFrom = z.number().int().min(0).max(10_000_000)

/**
 * 运营补贴每月 3000 元、每月满 1000 餐 2000 元、一次性建设补贴: a sum to the canteen that is no meal's, in the claim in which its period
 * ends. It is outside the sums for all people together.
 */
const lumpSum = z
  .strictObject({
    code,
    name: line(60),
    funder: funderName,
    /** The first day on which a period of it may end. */
    from: day,
    /** A term is paid once. */
    per: z.enum(totalPeriods),
    counts: z.enum(lumpCounts),
    measure: z.enum(lumpMeasures),
    /** By what there was in the period: the last step that is reached. */
    steps: z.array(z.strictObject({ from: lumpFrom, fen: positiveFen })).max(20),
    /** 超过 1000 餐的部分每餐 1 元、超过 2000 餐的部分每餐 2 元: so much besides for each one beyond, up to where the next begins. */
    beyond: oneOrMore(z.strictObject({ from: lumpFrom, fen: positiveFen }), 5).optional(),
    /** 每月最高 3000 元: of all of it together. */
    mostFen: positiveFen.optional(),
    /** 每年开放不少于 240 天: days on which there were such meals. */
    leastDays: z.number().int().min(1).max(366).optional(),
  })
  .refine(({ steps }) => stepsRise(steps), { error: 'steps-not-rising', path: ['steps'] })
  .refine(({ beyond = [] }) => stepsRise(beyond), { error: 'steps-not-rising', path: ['beyond'] })
  .refine(({ steps, beyond = [] }) => steps.length + beyond.length > 0, {
    error: 'sums-nothing',
    path: ['steps'],
  })
  // An average has no one beyond it that could be counted.
  .refine(({ measure, beyond = [] }) => measure !== 'meals-a-day' || beyond.length === 0, {
    error: 'beyond-an-average',
    path: ['beyond'],
  })
export type LumpSum = z.infer<typeof lumpSum>

/**
 * 仅限基本套餐、加菜不补贴: which lines of the choice a policy is for, by what they are called or by their kind on the menu. All
 * that it gives is of what those cost.
 */
const certainLines = z.strictObject({
  kind: z.enum(['only', 'except']),
  of: oneOrMore(line(20), 30),
})
export type CertainLines = z.infer<typeof certainLines>

/**
 * 每餐次只补一份: of how many portions of one meal it is, at the price of the dearest; the others stay at their full price. What is named here,
 * by what it is called or by its kind, is part of the first however much there is of it: 米饭.
 */
const perMeal = z.strictObject({
  portions: z.number().int().min(1).max(99),
  together: oneOrMore(line(20), 30).optional(),
})
export type PerMeal = z.infer<typeof perMeal>

const common = {
  code,
  name: line(60),
  /** Where it was published: title, number, address. */
  basis: line(300),
  from: day,
  /** The last day; null while no end is known. */
  until: day.nullable(),
  /** The smaller is paid first, and wins where two give the same. */
  priority: z.number().int().min(1).max(999),
  ageCounting: z.enum(ageCountings),
  /** Whether someone who has moved away loses it, even where the rule asks for no registration. */
  endsOnMovingAway: z.boolean(),
  /** What has to be so for any class. */
  conditions,
  /** Without it a policy is for everything that was chosen. */
  lines: certainLines.optional(),
  /** Without it a subsidy is of one portion and a discount of all. */
  perMeal: perMeal.optional(),
}

export const subsidyPolicy = z.strictObject({
  kind: z.literal('subsidy'),
  ...common,
  /** Policies of one name compete and the best counts; null adds to all others. */
  bestOf: code.nullable(),
  /** Among its own classes: the one that gives most, or the first that fits. */
  choose: z.enum(['best', 'first']),
  classes: z.array(subsidyClass).max(30),
  limits: z.array(limit).max(4),
  budgets: z.array(budget).max(4),
  totals: z.array(total).max(4).optional(),
  portions: z.array(portion).max(4).optional(),
  /** What of the food stays with the diner at least, whatever a class names. */
  leastOwnFen: positiveFen.optional(),
  /** Likewise as a part of the price, up to the fen; of both the larger stays. */
  leastOwnBasisPoints: basisPoints.optional(),
  delivery: z.array(deliverySubsidy).max(8),
  running: z.array(runningSubsidy).max(8),
  lumpSums: z.array(lumpSum).max(8).optional(),
})
export type SubsidyPolicy = z.infer<typeof subsidyPolicy>

/** The canteen's own discount: best of all that fit, before any subsidy, never claimed. */
export const discountPolicy = z.strictObject({
  kind: z.literal('discount'),
  ...common,
  classes: oneOrMore(
    z.strictObject({
      code,
      name: line(60),
      who: alternatives,
      paysBasisPoints: basisPoints,
      rounding,
      /** Taken off besides, after the percentage. */
      offFen: positiveFen.optional(),
      /** Of all that together never more. */
      mostOffFen: positiveFen.optional(),
    }),
    30,
  ),
  /** 每人每餐限一份优惠: meals of one person, or days, that were cheaper by this discount. Whoever has no name is not counted. */
  limits: z.array(limitAlone).max(4).optional(),
})
export type DiscountPolicy = z.infer<typeof discountPolicy>

const fundersOf = ({ classes, delivery, running }: SubsidyPolicy): readonly string[] => [
  ...classes.flatMap(({ division: { parts } }) => parts.map(({ funder }) => funder)),
  ...[...delivery, ...running].map(({ funder }) => funder),
]

/** A policy of nothing but sums to the canteen is not asked about meals. */
export const givesToMeals = ({ classes, delivery, running }: SubsidyPolicy): boolean =>
  classes.length + delivery.length + running.length > 0

const uniqueCodes = (codes: readonly string[]) => new Set(codes).size === codes.length

export const policy = z
  .discriminatedUnion('kind', [subsidyPolicy, discountPolicy])
  .refine(({ from, until }) => until === null || until >= from, 'ends-before-it-begins')
  .refine(({ classes }) => uniqueCodes(classes.map((one) => one.code)), 'class-code-twice')
  .refine(
    (value) =>
      value.kind === 'discount' ||
      (uniqueCodes(value.running.map((one) => one.code)) &&
        uniqueCodes(value.delivery.map((one) => one.code)) &&
        uniqueCodes((value.lumpSums ?? []).map((one) => one.code))),
    'part-code-twice',
  )
  .refine(
    (value) => value.kind === 'discount' || givesToMeals(value) || (value.lumpSums ?? []).length > 0,
    'gives-nothing',
  )
  .refine(
    (value) =>
      value.kind === 'discount' ||
      givesToMeals(value) ||
      (value.lumpSums ?? []).every(({ counts }) => counts !== 'policy'),
    { error: 'counts-nothing', path: ['lumpSums'] },
  )
  .refine(
    (value) =>
      value.kind === 'discount' ||
      (value.totals ?? []).every(({ funder }) => funder === undefined || fundersOf(value).includes(funder)),
    { error: 'total-of-nobody', path: ['totals'] },
  )
export type Policy = z.infer<typeof policy>

/** Whether fixed parts reach what a class always gives, or somebody takes the rest. */
const isCovered = ({ amount: gives, division: by }: SubsidyClass): boolean =>
  gives.kind !== 'fixed' ||
  by.kind !== 'fixed' ||
  by.parts.some((part) => part.fen === null) ||
  by.parts.reduce((sum, part) => sum + (part.fen ?? 0), 0) >= gives.fen

/** As it may be written from now on; what was written before is read as it is. */
export const policyWritten = policy.superRefine((value, context) => {
  if (value.kind === 'discount') return
  for (const [at, one] of value.classes.entries()) {
    if (isCovered(one)) continue
    context.addIssue({ code: 'custom', message: 'amount-not-covered', path: ['classes', at, 'division'] })
  }
})
