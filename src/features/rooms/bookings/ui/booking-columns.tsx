/** What every list of bookings begins with: when, where, and what it is called. */
import type { TFunction } from 'i18next'
import { dayWithWeekday } from '#app/dates'
import type { Column } from '#app/parts/List.tsx'
import { dayOfMinute } from '../../rules'
import { nameText } from '../../ui/booking-words'
import { spanText } from '../../ui/words'
import type { BookingCard } from '../contract'

export const bookingColumns = (
  t: TFunction<'rooms'>,
  today: string,
  rooms: readonly { readonly id: number; readonly name: string }[],
): readonly Column<BookingCard>[] => [
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
    render: ({ room }) => rooms.find(({ id }) => id === room)?.name ?? '',
  },
  {
    key: 'name',
    title: t('booking.title'),
    width: 'minmax(130px, 1fr)',
    render: (booking) => <b>{nameText(t, booking)}</b>,
  },
]
