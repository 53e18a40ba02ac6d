/** The bookings behind one of the month's figures. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FigureRows as Rows } from '#app/parts/figures/index'
import type { Column } from '#app/parts/List.tsx'
import { Status } from '#app/parts/small.tsx'
import { useToday } from '#app/session/session'
import type { BookingCard } from '../../bookings/contract'
import { bookingColumns } from '../../bookings/ui/booking-columns'
import { bookingTone } from '../../ui/booking-words'
import { desk } from '../../ui/client'
import { useShownFigures } from './shown'

export default function FigureRows() {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const columns: readonly Column<BookingCard>[] = [
    ...bookingColumns(t, today, house.data?.rooms ?? []),
    {
      key: 'state',
      title: t('room.state'),
      width: '120px',
      render: ({ state }) => <Status tone={bookingTone[state]}>{t(`held.states.${state}`)}</Status>,
    },
  ]
  return (
    <Rows
      shown={useShownFigures()}
      procedure={desk.rooms.figures.rows}
      columns={columns}
      addressOf={({ id }) => `/rooms/list/${id}`}
    />
  )
}
