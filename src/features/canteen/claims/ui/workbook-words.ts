/** The words of a claim's workbook, in the user's language. */
import { useTranslation } from 'react-i18next'
import { anomalyKinds, claimParts, evidences, meals, ways } from '../../contract/words'
import type { ClaimDetails } from '../contract'
import { periodWords } from './period'
import { roundingWords } from './rounding-words'

export function useWorkbookWords(claim: ClaimDetails): Readonly<Record<string, string>> {
  const { t } = useTranslation('canteen')
  const each = <Word extends string>(prefix: string, words: readonly Word[], say: (word: Word) => string) =>
    Object.fromEntries(words.map((word) => [`${prefix}.${word}`, say(word)]))
  return {
    title: t('claims.workbook', { period: periodWords(t, claim) }),
    summary: t('claimTabs.summary'),
    anomalies: t('claimTabs.anomalies'),
    lines: t('claimTabs.lines'),
    total: t('claims.total'),
    sum: t('claims.sumToCanteen'),
    sums: t('claims.sums'),
    ofMeals: t('claims.ofMeals'),
    ofNoMeal: t('claims.ofNoMeal'),
    mealNote: t('claims.mealNote'),
    'column.sum': t('claims.sumName'),
    'column.from': t('claims.sumFrom'),
    'column.until': t('claims.sumUntil'),
    'column.days': t('claims.sumDays'),
    'column.people': t('claims.sumPeople'),
    rounding: roundingWords(t, claim),
    'column.part': t('claims.part'),
    'column.policy': t('claims.policy'),
    'column.category': t('claims.category'),
    'column.funder': t('claims.funder'),
    'column.count': t('claims.count'),
    'column.yuan': t('claims.yuan'),
    'column.anomaly': t('claims.finding'),
    'column.day': t('menu.day'),
    'column.meal': t('menu.meal'),
    'column.way': t('try.way'),
    'column.name': t('diners.name'),
    'column.number': t('meals.number'),
    'column.evidence': t('claims.evidence'),
    ...each('part', claimParts, (part) => t(`claimParts.${part}`)),
    ...each('meal', meals, (meal) => t(`meals.${meal}`)),
    ...each('way', ways, (way) => t(`ways.${way}`)),
    ...each('evidence', evidences, (evidence) => t(`evidences.${evidence}`)),
    ...each('anomaly', anomalyKinds, (kind) => t(`anomalies.${kind}`)),
  }
}
