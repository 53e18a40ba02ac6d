/** Whether a condition holds, and the reason when it does not. */
import type { Condition } from '../contract/policies'
import { weekdayOf } from '#ground/days'
import { nearness, type Nearness, type Reach } from '../../contract/words'
import { ageByRule, isBirthday } from '../../rules/age'
import { inSamePeriod } from '../../rules/periods'
import type { Circumstances } from './facts'
import type { Reason } from '../contract/reasons'

const reaches = (within: Reach, is: Nearness): boolean => nearness.indexOf(is) <= nearness.indexOf(within)

/** Both ends count (民法典 1259); a window that ends before it begins goes past midnight. */
const inWindow = (clock: string, from: string, until: string): boolean =>
  from <= until ? clock >= from && clock <= until : clock >= from || clock <= until

/** Null when the condition holds. */
export function whyNot(condition: Condition, circumstances: Circumstances): Reason | null {
  const { diner, meal } = circumstances
  switch (condition.kind) {
    case 'age': {
      if (diner.birth === null) return { code: 'birth-unknown' }
      const { from, until } = condition
      const age = ageByRule(diner.birth, meal.day, {
        counting: circumstances.ageCounting,
        leapBirthday: circumstances.leapBirthday,
      })
      return age >= from && (until === null || age <= until) ? null : { code: 'age', age, from, until }
    }
    case 'sex':
      if (diner.sex === null) return { code: 'sex-unknown' }
      return diner.sex === condition.is ? null : { code: 'sex', is: condition.is }
    case 'category':
      return condition.anyOf.some((category) => diner.categories.includes(category))
        ? null
        : { code: 'category-missing', anyOf: condition.anyOf }
    case 'without-category':
      return condition.noneOf.some((category) => diner.categories.includes(category))
        ? { code: 'category-held', noneOf: condition.noneOf }
        : null
    case 'registered':
      return reaches(condition.within, diner.registered)
        ? null
        : { code: 'registered-elsewhere', within: condition.within, is: diner.registered }
    case 'lives':
      return reaches(condition.within, diner.lives)
        ? null
        : { code: 'lives-elsewhere', within: condition.within, is: diner.lives }
    case 'not-in-institution':
      return diner.inInstitution ? { code: 'in-institution' } : null
    case 'eater':
      return condition.anyOf.includes(meal.eater)
        ? null
        : { code: 'eater', is: meal.eater, anyOf: condition.anyOf }
    case 'meal':
      return condition.anyOf.includes(meal.meal)
        ? null
        : { code: 'meal-not-covered', is: meal.meal, anyOf: condition.anyOf }
    case 'way':
      return condition.anyOf.includes(meal.way)
        ? null
        : { code: 'way-not-covered', is: meal.way, anyOf: condition.anyOf }
    case 'band': {
      const { band: is = '' } = meal
      return condition.anyOf.includes(is) ? null : { code: 'band', is, anyOf: condition.anyOf }
    }
    case 'day-kind':
      return condition.anyOf.includes(meal.dayKind)
        ? null
        : { code: 'day-kind', is: meal.dayKind, anyOf: condition.anyOf, presumed: !meal.dayAnnounced }
    case 'weekday': {
      const is = weekdayOf(meal.day) || 7
      return condition.anyOf.includes(is) ? null : { code: 'weekday', is, anyOf: condition.anyOf }
    }
    case 'day-of-month': {
      const is = Number(meal.day.slice(8))
      return condition.anyOf.includes(is) ? null : { code: 'day-of-month', is, anyOf: condition.anyOf }
    }
    case 'birthday': {
      if (diner.birth === null) return { code: 'birth-unknown' }
      const { within } = condition
      const isMonth = diner.birth.slice(5, 7) === meal.day.slice(5, 7)
      const is = within === 'month' ? isMonth : isBirthday(diner.birth, meal.day, circumstances.leapBirthday)
      return is ? null : { code: 'not-birthday', within }
    }
    case 'nth-meal': {
      const { per, from, until } = condition
      // A meal keeps the number it had, or voiding one before it would take from it what it was rightly given.
      const counted = circumstances.earlier.filter(({ stands, stoodThen = stands }) => stoodThen)
      const is = counted.filter((one) => inSamePeriod(per, one, meal)).length + 1
      return is >= from && (until === null || is <= until) ? null : { code: 'nth-meal', per, is, from, until }
    }
    case 'clock':
      return inWindow(meal.clock, condition.from, condition.until)
        ? null
        : { code: 'outside-window', is: meal.clock, from: condition.from, until: condition.until }
    case 'spend': {
      const { least, strictly } = condition
      const { spendFen, spendListFen } = circumstances
      const food = condition.measured === 'before-discount' ? spendListFen : spendFen
      const spend = food + (condition.withDelivery ? meal.deliveryFeeFen : 0)
      return (strictly ? spend > least : spend >= least)
        ? null
        : { code: 'spend-too-small', spend, least, strictly }
    }
  }
}

/** The reasons of every condition that fails; empty when all hold. */
export const allFailing = (
  conditions: readonly Condition[],
  circumstances: Circumstances,
): readonly Reason[] =>
  conditions.flatMap((condition) => {
    const reason = whyNot(condition, circumstances)
    return reason === null ? [] : [reason]
  })

/**
 * Empty when one of the alternatives holds whole, or none is asked for. Otherwise what the nearest miss lacked: the
 * alternative with the fewest reasons, of two the first.
 */
export function failingOfNearest(
  alternatives: readonly (readonly Condition[])[],
  circumstances: Circumstances,
): readonly Reason[] {
  let nearest: readonly Reason[] | null = null
  for (const conditions of alternatives) {
    const failing = allFailing(conditions, circumstances)
    if (nearest === null || failing.length < nearest.length) nearest = failing
  }
  return nearest ?? []
}
