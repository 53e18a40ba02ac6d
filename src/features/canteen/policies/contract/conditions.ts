/** What a policy asks of whoever eats, of the meal and of the day: one thing at a time, each with one reason for when it is not so. */
import { z } from 'zod'
import { fen, line } from '#ground/contract/fields'
import { sexes } from '#ground/people/words'
import {
  birthdayReaches,
  canteenDayKinds,
  eaters,
  meals,
  periods,
  reaches,
  ways,
  type Eater,
} from '../../contract/words'

/** Categories are named as the office names them: 低保、特困. */
export const categoryName = line(20)

export const positiveFen = fen.min(1).max(100_000_000)
const nth = z.number().int().min(1).max(10_000)
const age = z.number().int().min(0).max(130)
/** `HH:MM`. */
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-clock')
export const oneOrMore = <Value extends z.ZodType>(value: Value, most: number) =>
  z.array(value).min(1).max(most)

/** One thing that has to be so. Each has one reason code for when it is not. */
export const condition = z.discriminatedUnion('kind', [
  /** Full years, both ends included; null is "and older". */
  z
    .strictObject({ kind: z.literal('age'), from: age, until: age.nullable() })
    .refine(({ from, until }) => until === null || until >= from, 'ends-before-it-begins'),
  /** With an age beside it: women from 60, men from 65. */
  z.strictObject({ kind: z.literal('sex'), is: z.enum(sexes) }),
  /** Holds an eligibility of one of these categories that is in force that day. */
  z.strictObject({ kind: z.literal('category'), anyOf: oneOrMore(categoryName, 30) }),
  /** Holds none of them: whoever has another allowance already. */
  z.strictObject({ kind: z.literal('without-category'), noneOf: oneOrMore(categoryName, 30) }),
  z.strictObject({ kind: z.literal('registered'), within: z.enum(reaches) }),
  z.strictObject({ kind: z.literal('lives'), within: z.enum(reaches) }),
  z.strictObject({ kind: z.literal('not-in-institution') }),
  /**
   * A group known by its work clothes, as the till sees it. Where neither the policy nor the list asks who eats, it has to
   * be a diner.
   */
  z.strictObject({ kind: z.literal('eater'), anyOf: oneOrMore(z.enum(eaters), eaters.length) }),
  z.strictObject({ kind: z.literal('meal'), anyOf: oneOrMore(z.enum(meals), meals.length) }),
  z.strictObject({ kind: z.literal('way'), anyOf: oneOrMore(z.enum(ways), ways.length) }),
  /** 送餐范围: the band of the stop, as the canteen's settings name it; what is not brought has none. */
  z.strictObject({ kind: z.literal('band'), anyOf: oneOrMore(line(20), 9) }),
  z.strictObject({
    kind: z.literal('day-kind'),
    anyOf: oneOrMore(z.enum(canteenDayKinds), canteenDayKinds.length),
  }),
  /** Monday is 1, Sunday 7, whatever kind of day it is. */
  z.strictObject({ kind: z.literal('weekday'), anyOf: oneOrMore(z.number().int().min(1).max(7), 7) }),
  /** 每月 15 日: that day of each month; what a month does not have is not made up for. */
  z.strictObject({ kind: z.literal('day-of-month'), anyOf: oneOrMore(z.number().int().min(1).max(31), 31) }),
  /** 生日: on the day of one's birthday, or in its month. */
  z.strictObject({ kind: z.literal('birthday'), within: z.enum(birthdayReaches) }),
  /** 每月第 21 餐起: which of the meals that somebody had here in a period this one is, subsidised or not; those that stand. */
  z
    .strictObject({
      kind: z.literal('nth-meal'),
      per: z.enum(periods),
      from: nth,
      until: nth.nullable(),
    })
    .refine(({ from, until }) => until === null || until >= from, 'ends-before-it-begins'),
  /** Both ends included; one that ends before it begins goes past midnight. */
  z.strictObject({ kind: z.literal('clock'), from: clock, until: clock }),
  z.strictObject({
    kind: z.literal('spend'),
    least: positiveFen,
    /** True for "more than", false for "or more". */
    strictly: z.boolean(),
    measured: z.enum(['before-discount', 'after-discount']),
    withDelivery: z.boolean(),
  }),
])
export type Condition = z.infer<typeof condition>

/** In the order in which they are offered. */
export const conditionKinds = condition.options.map(({ shape }) => shape.kind.value)

export const conditions = z.array(condition).max(12)
/** Who: any one of the lists, of which every condition must hold. Empty asks nothing. */
export const alternatives = z.array(oneOrMore(condition, 12)).max(12)

/** Everyone who is not named by an `eater` condition has to be a diner. */
export const subsidisedByDefault: readonly Eater[] = ['diner']
