/** What the month's figures of rooms are called, and where they lie. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { toldBy } from '#app/i18n/index'
import type { ShownFigures } from '#app/parts/figures/index'
import { desk } from '../../ui/client'
import { unmetReasons } from '../../contract'
import { roomFigures } from '../contract/declaration'

type Column = (typeof roomFigures.columns)[number]
type Division = (typeof roomFigures.divisions)[number]
type Tally = (typeof roomFigures.tallies)[number]

/** Headings of the workbook's rows. */
const columns = ['day', 'hours', 'room', 'title', 'holder', 'kind', 'purpose', 'places', 'state'] as const

export function useShownFigures(): ShownFigures<Column, Division, Tally> {
  const { t } = useTranslation('rooms')
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const rooms = house.data?.rooms
  return useMemo(
    () => ({
      declared: roomFigures,
      path: '/rooms/figures',
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
            case 'room':
              return key
            case 'hour':
              return t('figures.hour', { hour: key })
            case 'holder':
              return toldBy('rooms', `holders.${key}`)
            case 'purpose':
              return toldBy('rooms', `held.purposes.${key}`)
            case 'states':
              return toldBy('rooms', `held.states.${key}`)
          }
        },
        rows: t('figures.rows'),
        rowCount: (count) => t('figures.rowCount', { count }),
        sheet: {
          ...Object.fromEntries(columns.map((name) => [`column.${name}`, t(`figures.columns.${name}`)])),
          'unmet.title': t('unmet.title'),
          'unmet.room': t('booking.room'),
          'unmet.people': t('unmet.people'),
          'unmet.inVain': t('unmet.inVain'),
          ...Object.fromEntries(unmetReasons.map((why) => [`unmet.${why}`, t(`unmet.because.${why}`)])),
          ...Object.fromEntries((rooms ?? []).map(({ id, name }) => [`room.${id}`, name])),
        },
      },
    }),
    [t, rooms],
  )
}
