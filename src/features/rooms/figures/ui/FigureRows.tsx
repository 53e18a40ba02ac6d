/** The bookings behind one of the month's figures. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { dayWithWeekday } from '#app/dates'
import { FigureRows as Rows } from '#app/parts/figures/index'
import type { Column } from '#app/parts/List.tsx'
import { Status } from '#app/parts/small.tsx'
import { useToday } from '#app/session/session'
import type { BookingCard } from '../../bookings/contract'
import { dayOfMinute } from '../../rules'
import { bookingTone, nameText } from '../../ui/booking-words'
import { desk } from '../../ui/client'
import { spanText } from '../../ui/words'
import { useShownFigures } from './shown'

export default function FigureRows() {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const columns: readonly Column<BookingCard>[] = [
    {
      key: 'day',
      title: t('booking.day'),
      width: '130px',
      render: ({ span }) => dayWithWeekday(dayOfMinute(span.from), today),
    },
    { key: 'hours', title: t('booking.hours'), width: '120px', render: ({ span }) => spanText(t, span) },
    {
      key: 'room',
      title: t('booking.room'),
      width: '110px',
      render: ({ room }) => house.data?.rooms.find(({ id }) => id === room)?.name ?? '',
    },
    {
      key: 'name',
      title: t('booking.title'),
      width: 'minmax(130px, 1fr)',
      render: (booking) => <b>{nameText(t, booking)}</b>,
    },
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
