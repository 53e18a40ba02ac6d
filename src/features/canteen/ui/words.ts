/** Reasons, days and people of the canteen in the user's words. */
import { useTranslation } from 'react-i18next'
import { clockTime, weekday } from '#app/dates'
import { moneyWords } from '#app/money'
import type { Policy, Reason } from '../contract/index'

/** Monday is 1; June 2026 begins with one. */
export const weekdayName = (number: number): string => weekday(`2026-06-0${number}`)

export interface PolicyNames {
  readonly policy: (code: string) => string
  readonly class: (policy: string, code: string | null) => string
}

/** Names by code; what is not there any more is shown by its code rather than left out. */
export function namesOf(policies: readonly Policy[]): PolicyNames {
  const byCode = new Map(policies.map((policy) => [policy.code, policy]))
  return {
    policy: (code) => byCode.get(code)?.name ?? code,
    class: (policy, code) =>
      code === null ? '' : (byCode.get(policy)?.classes.find((one) => one.code === code)?.name ?? code),
  }
}

/** Why a policy, a class or a funder gave nothing, in one sentence. `policy` is the one whose classes are meant. */
export function useReasonWords(names: PolicyNames): (reason: Reason, policy: string) => string {
  const { t } = useTranslation('canteen')
  const list = (words: readonly string[]): string => words.join(t('listSeparator', { ns: 'app' }))
  return (reason, policy) => {
    switch (reason.code) {
      case 'age':
        return reason.until === null
          ? t('reasons.ageFrom', { age: reason.age, from: reason.from })
          : t('reasons.age', { age: reason.age, from: reason.from, until: reason.until })
      case 'sex':
        return t('reasons.sex', { is: t(`sexes.${reason.is}`) })
      case 'category-missing':
        return t('reasons.category-missing', { anyOf: list(reason.anyOf) })
      case 'category-held':
        return t('reasons.category-held', { noneOf: list(reason.noneOf) })
      case 'registered-elsewhere':
      case 'lives-elsewhere':
        return t(`reasons.${reason.code}`, {
          within: t(`reach.${reason.within}`),
          is: t(`reach.${reason.is}`),
        })
      case 'eater':
        return t('reasons.eater', {
          is: t(`eaters.${reason.is}`),
          anyOf: list(reason.anyOf.map((one) => t(`eaters.${one}`))),
        })
      case 'meal-not-covered':
        return t('reasons.meal-not-covered', {
          is: t(`meals.${reason.is}`),
          anyOf: list(reason.anyOf.map((one) => t(`meals.${one}`))),
        })
      case 'way-not-covered':
        return t('reasons.way-not-covered', {
          is: t(`ways.${reason.is}`),
          anyOf: list(reason.anyOf.map((one) => t(`ways.${one}`))),
        })
      case 'band':
        return reason.is === ''
          ? t('reasons.noBand', { anyOf: list(reason.anyOf) })
          : t('reasons.band', { is: reason.is, anyOf: list(reason.anyOf) })
      case 'day-kind': {
        const words = t('reasons.day-kind', {
          is: t(`dayKinds.${reason.is}`),
          anyOf: list(reason.anyOf.map((one) => t(`dayKinds.${one}`))),
        })
        return reason.presumed ? t('reasons.presumed', { words }) : words
      }
      case 'weekday':
        return t('reasons.weekday', {
          is: weekdayName(reason.is),
          anyOf: list(reason.anyOf.map(weekdayName)),
        })
      case 'day-of-month':
        return t('reasons.day-of-month', { is: reason.is, anyOf: list(reason.anyOf.map(String)) })
      case 'nth-meal': {
        const nth = { per: t(`periods.${reason.per}`), is: reason.is, from: reason.from }
        return reason.until === null
          ? t('reasons.nth-meal-from', nth)
          : t('reasons.nth-meal', { ...nth, until: reason.until })
      }
      case 'not-birthday':
        return t(`reasons.not-birthday-${reason.within}`)
      case 'spend-too-small':
        return t(reason.strictly ? 'reasons.spend-not-more' : 'reasons.spend-too-small', {
          spend: moneyWords(reason.spend),
          least: moneyWords(reason.least),
        })
      case 'sitting-had':
        return t('reasons.sitting-had', { at: clockTime(reason.at) })
      case 'limit-reached':
        return t(reason.of === 'days' ? 'reasons.limit-reached-days' : 'reasons.limit-reached', {
          per: t(`periods.${reason.per}`),
          count: reason.count,
        })
      case 'budget-used':
        return t('reasons.budget-used', { per: t(`periods.${reason.per}`), fen: moneyWords(reason.fen) })
      case 'total-used': {
        const sum = { per: t(`totalPeriods.${reason.per}`), fen: moneyWords(reason.fen) }
        return reason.funder === null
          ? t('reasons.total-used', sum)
          : t('reasons.total-used-of', { ...sum, funder: reason.funder })
      }
      case 'funder-most':
        return t('reasons.funder-most', {
          funder: reason.funder,
          per: t(`periods.${reason.per}`),
          fen: moneyWords(reason.fen),
        })
      case 'portions-gone':
        return t('reasons.portions-gone', { per: t(`periods.${reason.per}`), count: reason.count })
      case 'least-own':
        return t('reasons.least-own', { fen: moneyWords(reason.fen) })
      case 'better-policy':
      case 'larger-policy':
      case 'same-policy':
        return t(`reasons.${reason.code}`, { policy: names.policy(reason.policy) })
      case 'better-class':
      case 'larger-class':
      case 'same-class':
      case 'earlier-class':
        return t(`reasons.${reason.code}`, { class: names.class(policy, reason.class) })
      case 'not-yet':
        return t('reasons.not-yet', { from: reason.from })
      case 'no-longer':
        return t('reasons.no-longer', { until: reason.until })
      case 'lines-not-covered':
        return t(`reasons.lines-${reason.kind}`, { of: list(reason.of) })
      case 'outside-window':
        return t('reasons.outside-window', { is: reason.is, from: reason.from, until: reason.until })
      case 'died':
      case 'moved-away':
      case 'birth-unknown':
      case 'sex-unknown':
      case 'in-institution':
      case 'nothing-left-to-pay':
      case 'no-funder-pays':
        return t(`reasons.${reason.code}`)
    }
  }
}
