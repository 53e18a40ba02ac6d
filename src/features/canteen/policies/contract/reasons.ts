/** Why something was not given: a code with its parameters, never a sentence. The page has the words. */
import { z } from 'zod'
import { day, instant } from '#ground/contract/fields'
import { sexes } from '#ground/people/words'
import {
  birthdayReaches,
  canteenDayKinds,
  eaters,
  meals,
  nearness,
  periods,
  reaches,
  totalPeriods,
  ways,
} from '../../contract/words'

const words = z.array(z.string()).readonly()
const fen = z.number().int()

export const reason = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('not-yet'), from: day }),
  z.strictObject({ code: z.literal('no-longer'), until: day }),
  z.strictObject({ code: z.literal('died') }),
  z.strictObject({ code: z.literal('moved-away') }),
  z.strictObject({ code: z.literal('birth-unknown') }),
  z.strictObject({
    code: z.literal('age'),
    age: z.number().int(),
    from: z.number().int(),
    until: z.number().int().nullable(),
  }),
  z.strictObject({ code: z.literal('sex-unknown') }),
  z.strictObject({ code: z.literal('sex'), is: z.enum(sexes) }),
  z.strictObject({ code: z.literal('category-missing'), anyOf: words }),
  z.strictObject({ code: z.literal('category-held'), noneOf: words }),
  z.strictObject({
    code: z.literal('registered-elsewhere'),
    within: z.enum(reaches),
    is: z.enum(nearness),
  }),
  z.strictObject({ code: z.literal('lives-elsewhere'), within: z.enum(reaches), is: z.enum(nearness) }),
  z.strictObject({ code: z.literal('in-institution') }),
  z.strictObject({ code: z.literal('eater'), is: z.enum(eaters), anyOf: z.array(z.enum(eaters)).readonly() }),
  z.strictObject({
    code: z.literal('meal-not-covered'),
    is: z.enum(meals),
    anyOf: z.array(z.enum(meals)).readonly(),
  }),
  z.strictObject({
    code: z.literal('way-not-covered'),
    is: z.enum(ways),
    anyOf: z.array(z.enum(ways)).readonly(),
  }),
  /** Empty where it is on no round, or on one without a band. */
  z.strictObject({ code: z.literal('band'), is: z.string(), anyOf: words }),
  z.strictObject({
    code: z.literal('day-kind'),
    is: z.enum(canteenDayKinds),
    anyOf: z.array(z.enum(canteenDayKinds)).readonly(),
    /** True when the year's holidays are not announced and the kind is only presumed. */
    presumed: z.boolean(),
  }),
  z.strictObject({
    code: z.literal('weekday'),
    is: z.number().int(),
    anyOf: z.array(z.number().int()).readonly(),
  }),
  z.strictObject({
    code: z.literal('day-of-month'),
    is: z.number().int(),
    anyOf: z.array(z.number().int()).readonly(),
  }),
  z.strictObject({
    code: z.literal('nth-meal'),
    per: z.enum(periods),
    is: z.number().int(),
    from: z.number().int(),
    until: z.number().int().nullable(),
  }),
  z.strictObject({ code: z.literal('not-birthday'), within: z.enum(birthdayReaches) }),
  /** Nothing was chosen of what the policy is for. */
  z.strictObject({
    code: z.literal('lines-not-covered'),
    kind: z.enum(['only', 'except']),
    of: words,
  }),
  z.strictObject({ code: z.literal('outside-window'), is: z.string(), from: z.string(), until: z.string() }),
  z.strictObject({
    code: z.literal('spend-too-small'),
    spend: fen,
    least: fen,
    /** True where the rule says "more than". */
    strictly: z.boolean(),
  }),
  /** One person, one subsidised meal a sitting; `at` is when the first was paid. */
  z.strictObject({ code: z.literal('sitting-had'), at: instant }),
  z.strictObject({
    code: z.literal('limit-reached'),
    per: z.enum(periods),
    count: z.number().int(),
    of: z.literal('days').optional(),
  }),
  z.strictObject({ code: z.literal('budget-used'), per: z.enum(periods), fen }),
  /** 用完即止: what all people together may have is used up, of the policy or of one of its funders. */
  z.strictObject({
    code: z.literal('total-used'),
    per: z.enum(totalPeriods),
    fen,
    funder: z.string().nullable(),
  }),
  /** A funder pays no more than so much for one person. */
  z.strictObject({ code: z.literal('funder-most'), funder: z.string(), per: z.enum(periods), fen }),
  /** 限量供应: as many meals as there are for all people together have been had. */
  z.strictObject({ code: z.literal('portions-gone'), per: z.enum(periods), count: z.number().int() }),
  z.strictObject({ code: z.literal('better-policy'), policy: z.string() }),
  /** It gives as much here, and names less: the meal was cheap. */
  z.strictObject({ code: z.literal('larger-policy'), policy: z.string() }),
  /** It gives and names the same, and comes later. */
  z.strictObject({ code: z.literal('same-policy'), policy: z.string() }),
  z.strictObject({ code: z.literal('better-class'), class: z.string() }),
  z.strictObject({ code: z.literal('larger-class'), class: z.string() }),
  z.strictObject({ code: z.literal('same-class'), class: z.string() }),
  z.strictObject({ code: z.literal('earlier-class'), class: z.string() }),
  z.strictObject({ code: z.literal('nothing-left-to-pay') }),
  z.strictObject({ code: z.literal('least-own'), fen }),
  z.strictObject({ code: z.literal('no-funder-pays') }),
])
export type Reason = z.infer<typeof reason>
export type ReasonCode = Reason['code']
