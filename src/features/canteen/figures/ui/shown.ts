/** What the figures of meals are called, and where they lie. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { toldBy } from '#app/i18n/index'
import type { ShownFigures } from '#app/parts/figures/index'
import { eaters, meals, notTakenReasons, ways } from '../../contract/words'
import { mealFigures } from '../contract/declaration'

type Column = (typeof mealFigures.columns)[number]
type Division = (typeof mealFigures.divisions)[number]
type Tally = (typeof mealFigures.tallies)[number]

export function useShownFigures(): ShownFigures<Column, Division, Tally> {
  const { t } = useTranslation('canteen')
  return useMemo(
    () => ({
      declared: mealFigures,
      path: '/canteen/figures',
      words: {
        title: t('figures.title'),
        taking: t('figures.taking'),
        empty: t('figures.empty'),
        chart: t('figures.chart'),
        column: (column) => t(`figures.names.${column}`),
        division: (division) => t(`figures.by.${division}`),
        tally: (tally) => t(`figures.tallies.${tally}`),
        key: (of, key) => {
          if (of === 'way') return toldBy('canteen', `ways.${key}`)
          if (of === 'meal') return toldBy('canteen', `meals.${key}`)
          if (of === 'eater') return toldBy('canteen', `eaters.${key}`)
          if (of === 'age') return toldBy('canteen', `figures.ages.${key}`)
          return of === 'category' && key === '' ? t('figures.noSubsidy') : key
        },
        rows: t('figures.rows'),
        rowCount: (count, figure) =>
          figure === 'notFetched'
            ? t('figures.orderCount', { count })
            : figure === 'owed'
              ? t('figures.balanceCount', { count })
              : t('figures.rowCount', { count }),
        sheet: {
          'column.of': t('figures.of'),
          'of.meal': t('figures.kinds.meal'),
          'of.order': t('figures.kinds.order'),
          'of.balance': t('figures.kinds.balance'),
          'column.reason': t('figures.reason'),
          'reason.unsaid': t('figures.unsaid'),
          'column.left': t('figures.names.owed'),
          'column.day': t('menu.day'),
          'column.meal': t('menu.meal'),
          'column.name': t('diners.name'),
          'column.eater': t('figures.by.eater'),
          'column.way': t('try.way'),
          'column.lines': t('meals.lines'),
          'column.list': t('price.list'),
          'column.subsidy': t('till.subsidy'),
          'column.own': t('price.own'),
          ...Object.fromEntries(
            notTakenReasons.map((reason) => [`reason.${reason}`, t(`notTakenReasons.${reason}`)]),
          ),
          ...Object.fromEntries(meals.map((meal) => [`meal.${meal}`, t(`meals.${meal}`)])),
          ...Object.fromEntries(ways.map((way) => [`way.${way}`, t(`ways.${way}`)])),
          ...Object.fromEntries(eaters.map((eater) => [`eater.${eater}`, t(`eaters.${eater}`)])),
        },
      },
    }),
    [t],
  )
}
