/** What the month's figures of mediation are called, and where they lie. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { toldBy } from '#app/i18n/index'
import type { ShownFigures } from '#app/parts/figures/index'
import { sources } from '../../contract/words'
import { monthFigures } from '../contract/declaration'

type Column = (typeof monthFigures.columns)[number]
type Division = (typeof monthFigures.divisions)[number]
type Tally = (typeof monthFigures.tallies)[number]

/** Headings of the workbook's rows. */
const columns = [
  'what',
  'number',
  'day',
  'parties',
  'kind',
  'source',
  'mediators',
  'money',
  'outcome',
  'endedOn',
] as const

const isSource = (key: string): boolean => sources.some((one) => one === key)

export function useShownFigures(): ShownFigures<Column, Division, Tally> {
  const { t } = useTranslation('mediation')
  return useMemo(
    () => ({
      declared: monthFigures,
      path: '/mediation/figures',
      words: {
        title: t('figures.title'),
        taking: t('figures.taking'),
        empty: t('figures.empty'),
        chart: t('figures.chart'),
        column: (column) => t(`figures.names.${column}`),
        division: (division) => t(`figures.by.${division}`),
        tally: (tally) => t(`figures.tallies.${tally}`),
        key: (of, key) => {
          // Patrols have neither kind nor source nor mediator.
          if (key === '') return t('figures.ofPatrol')
          switch (of) {
            case 'kind':
            case 'mediator':
              return key
            case 'source':
              return toldBy('mediation', isSource(key) ? `sources.${key}` : `referrers.${key}`)
            case 'outcomes':
              return toldBy('mediation', `figures.outcomes.${key}`)
          }
        },
        rows: t('figures.rows'),
        rowCount: (count) => t('figures.rowCount', { count }),
        sheet: {
          ...Object.fromEntries(columns.map((name) => [`column.${name}`, t(`figures.columns.${name}`)])),
          'what.case': t('figures.what.case'),
          'what.patrol': t('figures.what.patrol'),
        },
      },
    }),
    [t],
  )
}
