/** Who sits there: the bookings of seats behind one block of the day view, and the way to book beside them. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import {
  DetailDrawer,
  EmptyState,
  ErrorState,
  KeyButton,
  List,
  LoadingLines,
  Status,
  type Column,
} from '#app/parts/index'
import { useMay } from '#app/session/session'
import { dayOfMinute } from '../../rules'
import { bookingTone, nameText } from '../../ui/booking-words'
import { desk } from '../../ui/client'
import { numberIn, useOverDay } from '../../ui/there'
import { spanText } from '../../ui/words'
import type { BookingCard } from '../contract'

export default function SeatsDrawer() {
  const { t } = useTranslation('rooms')
  const [address] = useSearchParams()
  const open = useOverDay()
  const mayBook = useMay('rooms.book')
  const room = numberIn(address.get('room'))
  const from = numberIn(address.get('from')) ?? 0
  const until = numberIn(address.get('until')) ?? from
  const { data, error, refetch } = useQuery(
    desk.rooms.day.view.queryOptions({ input: { from: dayOfMinute(from), days: 1, room } }),
  )
  const there = (data?.bookings ?? []).filter(
    ({ held }) => held !== null && held.from < until && from < held.until,
  )
  const columns: readonly Column<BookingCard>[] = [
    { key: 'when', title: t('booking.when'), width: '120px', render: ({ span }) => spanText(t, span) },
    {
      key: 'who',
      title: t('booking.holder'),
      width: 'minmax(110px, 1fr)',
      render: (booking) => nameText(t, booking),
    },
    {
      key: 'places',
      title: t('booking.places'),
      width: '80px',
      align: 'end',
      render: ({ places }) => places,
    },
    {
      key: 'state',
      title: t('room.state'),
      width: '100px',
      render: ({ state }) => <Status tone={bookingTone[state]}>{t(`held.states.${state}`)}</Status>,
    },
  ]
  const title = data?.rooms.find(({ id }) => id === room)?.name ?? t('booking.seats')
  return (
    <DetailDrawer
      title={`${title} ${from === 0 ? '' : spanText(t, { from, until })}`}
      onClose={() => open('/rooms')}
      extra={
        mayBook &&
        room !== null && (
          <KeyButton primary keys="F2" onPress={() => open('/rooms/new', { room, from, until })}>
            {t('booking.beside')}
          </KeyButton>
        )
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? (
        <LoadingLines lines={5} />
      ) : (
        <List
          label={t('booking.seats')}
          columns={columns}
          rows={there}
          rowKey={({ id }) => id}
          onOpen={({ id }) => open(`/rooms/bookings/${id}`)}
          empty={<EmptyState>{t('booking.nobodyThere')}</EmptyState>}
        />
      )}
    </DetailDrawer>
  )
}
