/** Under the month's figures: what was asked for and could not be had, room by room. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Sheet } from '#app/parts/index'
import { spanOf } from '#work/figures/rules/index'
import { unmetReasons } from '../../contract'
import { desk } from '../../ui/client'
import './unmet.css'

export function UnmetSheet({ period }: { readonly period: string }) {
  const { t } = useTranslation('rooms')
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const { data } = useQuery(desk.rooms.unmet.counts.queryOptions({ input: spanOf(period) }))
  if (data === undefined || data.rooms.length === 0) return null
  const name = (room: number) => house.data?.rooms.find(({ id }) => id === room)?.name ?? ''
  return (
    <Sheet title={t('unmet.title')}>
      <table className="unmet">
        <thead>
          <tr>
            <th>{t('booking.room')}</th>
            {unmetReasons.map((because) => (
              <th key={because}>{t(`unmet.because.${because}`)}</th>
            ))}
            <th>{t('unmet.people')}</th>
            <th>{t('unmet.inVain')}</th>
          </tr>
        </thead>
        <tbody>
          {data.rooms.map(({ room, noted, people, waitedInVain }) => (
            <tr key={room}>
              <th>{name(room)}</th>
              {unmetReasons.map((because) => (
                <td key={because}>{noted[because]}</td>
              ))}
              <td>{people}</td>
              <td>{waitedInVain}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  )
}
