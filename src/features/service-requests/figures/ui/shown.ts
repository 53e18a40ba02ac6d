/** What the month's figures are called, and where they lie. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { toldBy } from '#app/i18n/index'
import type { ShownFigures } from '#app/parts/figures/index'
import { modes, ratings, states, type Dimension } from '../../requests/contract/words'
import { requestFigures } from '../contract/declaration'

type Column = (typeof requestFigures.columns)[number]
type Tally = (typeof requestFigures.tallies)[number]

/** Of the workbook's rows: the headings, and the codes in their cells. */
const columns = ['number', 'item', 'mode', 'state', 'resident', 'grid', 'handler', 'ended', 'rating'] as const

export function useShownFigures(): ShownFigures<Column, Dimension, Tally> {
  const { t } = useTranslation('service-requests')
  return useMemo(
    () => ({
      declared: requestFigures,
      path: '/figures',
      words: {
        title: t('figures.title'),
        taking: t('figures.exportTitle'),
        empty: t('figures.empty'),
        chart: t('figures.days'),
        column: (column) => t(`figures.names.${column}`),
        division: (division) => t(`figures.by.${division}`),
        tally: (tally) => t(`figures.tallies.${tally}`),
        key: (of, key) => {
          if (of === 'mode') return toldBy('service-requests', `modes.${key}`)
          if (of === 'ratings') return toldBy('service-requests', `ratings.${key}`)
          return of === 'grid' && key === '' ? t('figures.noGrid') : key
        },
        rows: t('figures.requests'),
        rowCount: (count) => t('figures.requestCount', { count }),
        sheet: {
          between: t('listSeparator', { ns: 'app' }),
          ...Object.fromEntries(columns.map((name) => [`column.${name}`, t(`column.${name}`)])),
          ...Object.fromEntries(
            modes.map((mode) => [`mode.${mode}`, toldBy('service-requests', `modes.${mode}`)]),
          ),
          ...Object.fromEntries(states.map((state) => [`state.${state}`, t(`states.${state}`)])),
          ...Object.fromEntries(
            ratings.map((rating) => [`rating.${rating}`, toldBy('service-requests', `ratings.${rating}`)]),
          ),
        },
      },
    }),
    [t],
  )
}
