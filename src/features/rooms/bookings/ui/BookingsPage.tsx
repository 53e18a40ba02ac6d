/** Bookings as a list: requests that wait for a decision, what is to come, what was. */
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useRows } from '#app/desk-client/index'
import { KeyButton } from '#app/parts/KeyButton.tsx'
import type { Column } from '#app/parts/List.tsx'
import { ListPage } from '#app/parts/ListPage.tsx'
import { Status } from '#app/parts/small.tsx'
import { EmptyState } from '#app/parts/surfaces.tsx'
import { useToday } from '#app/session/session'
import { useQuery } from '@tanstack/react-query'
import { bookingTone, holderText, minuteText, stateText } from '../../ui/booking-words'
import { desk } from '../../ui/client'
import { bookingColumns } from './booking-columns'
import { bookingTabs, type BookingCard } from '../contract'

export default function BookingsPage() {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const navigate = useNavigate()
  const { bookingId } = useParams()
  const [address, setAddress] = useSearchParams()
  const tab = bookingTabs.find((one) => one === address.get('tab')) ?? 'coming'
  const rows = useRows(desk.rooms.bookings.list, { tab })
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const waiting = useQuery(desk.rooms.bookings.waiting.queryOptions({ input: {} }))
  const columns: readonly Column<BookingCard>[] = [
    ...bookingColumns(t, today, house.data?.rooms ?? []),
    {
      key: 'holder',
      title: t('booking.holder'),
      width: 'minmax(110px, 1fr)',
      render: (booking) => holderText(t, booking),
    },
    {
      key: 'state',
      title: t('room.state'),
      width: '180px',
      render: (booking) => <State booking={booking} />,
    },
  ]
  const search = tab === 'coming' ? '' : `?tab=${tab}`
  return (
    <ListPage
      title={t('list.title')}
      label={t('list.title')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      openKey={bookingId === undefined ? undefined : Number(bookingId)}
      onOpen={({ id }) => void navigate({ pathname: `/rooms/list/${id}`, search })}
      actions={
        <>
          <KeyButton keys="F7" onPress={() => void navigate('/rooms/season')}>
            {t('season.command')}
          </KeyButton>
          <KeyButton keys="F6" onPress={() => void navigate('/rooms/figures')}>
            {t('figures.title')}
          </KeyButton>
          <KeyButton keys="F3" onPress={() => void navigate('/rooms')}>
            {t('list.toDay')}
          </KeyButton>
        </>
      }
      filters={
        <Segmented
          value={tab}
          onChange={(value) => setAddress(value === 'coming' ? {} : { tab: value })}
          aria-label={t('list.title')}
          options={bookingTabs.map((value) => ({
            value,
            label:
              value === 'pending'
                ? t('list.tabs.pendingCount', { count: waiting.data?.waiting ?? 0 })
                : t(`list.tabs.${value}`),
          }))}
        />
      }
      empty={<EmptyState>{t(`list.none.${tab}`)}</EmptyState>}
    />
  )
}

/** A request says until when it holds its slot. */
function State({ booking }: { readonly booking: BookingCard }) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const { state, holdsUntil } = booking
  return (
    <Status tone={bookingTone[state]}>
      {state === 'pending' && holdsUntil !== null
        ? t('day.holdsUntil', { until: minuteText(holdsUntil, today) })
        : stateText(t, booking)}
    </Status>
  )
}
