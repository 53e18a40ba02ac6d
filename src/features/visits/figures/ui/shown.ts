/** What the month's figures of visits are called, and where they lie. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { toldBy } from '#app/i18n/index'
import type { ShownFigures } from '#app/parts/figures/index'
import { visitStates } from '../../contract/words'
import { visitFigures } from '../contract/declaration'

type Column = (typeof visitFigures.columns)[number]
type Division = (typeof visitFigures.divisions)[number]
type Tally = (typeof visitFigures.tallies)[number]

/** Headings of the workbook's rows. */
const columns = ['day', 'number', 'who', 'matter', 'category', 'state', 'handler', 'rating'] as const

export function useShownFigures(): ShownFigures<Column, Division, Tally> {
  const { t } = useTranslation('visits')
  return useMemo(
    () => ({
      declared: visitFigures,
      path: '/visits/figures',
      words: {
        title: t('figures.title'),
        taking: t('figures.taking'),
        empty: t('figures.empty'),
        chart: t('figures.chart'),
        column: (column) => t(`figures.names.${column}`),
        division: (division) => t(`figures.by.${division}`),
        tally: (tally) => t(`figures.tallies.${tally}`),
        key: (of, key) => {
          switch (of) {
            case 'handler':
              return key
            case 'hour':
              return t('figures.hour', { hour: key })
            case 'category':
              return toldBy('visits', `categories.${key}`)
            case 'ratings':
              return toldBy('service-requests', `ratings.${key}`)
          }
        },
        rows: t('figures.rows'),
        rowCount: (count) => t('figures.rowCount', { count }),
        sheet: {
          ...Object.fromEntries(columns.map((name) => [`column.${name}`, t(`figures.columns.${name}`)])),
          ...Object.fromEntries(visitStates.map((state) => [`state.${state}`, t(`states.${state}`)])),
        },
      },
    }),
    [t],
  )
}
