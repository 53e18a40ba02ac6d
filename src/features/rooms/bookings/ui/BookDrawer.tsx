/** Books: from a time on the board, from what was found, from a resident's page, or as a copy of another booking. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { DetailDrawer, ErrorState, LoadingLines } from '#app/parts/index'
import type { KeptRoom } from '../../contract'
import { desk } from '../../ui/client'
import { numberIn, useOverDay, useThere } from '../../ui/there'
import { dayOfMinute } from '../../rules'
import { nextSeason } from '../../series/ui/repeat-values'
import { copies } from './AsCopied'
import { BookForm } from './BookForm'
import { timeValues, type BookingValues } from './values'
import './bookings.css'

/** One person takes a place where there are any; the whole room is asked for. */
const usualMode = ({ rules: { modes } }: KeptRoom): BookingValues['mode'] =>
  modes.includes('places') ? 'places' : (modes[0] ?? 'whole')

export default function BookDrawer() {
  const { t } = useTranslation('rooms')
  const [address] = useSearchParams()
  const { there } = useThere()
  const open = useOverDay()
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const residentId = numberIn(address.get('resident'))
  const card = useQuery({
    ...desk.residents.card.queryOptions({ input: { id: residentId ?? 1 } }),
    enabled: residentId !== null,
  })
  const copied = numberIn(address.get('copy'))
  const copy = useQuery({
    ...desk.rooms.bookings.get.queryOptions({ input: { id: copied ?? 1 } }),
    enabled: copied !== null,
  })
  const goneOn = numberIn(address.get('series'))
  const series = useQuery({
    ...desk.rooms.series.get.queryOptions({ input: { id: goneOn ?? 1 } }),
    enabled: goneOn !== null,
  })
  const from = numberIn(address.get('from'))
  const until = numberIn(address.get('until'))
  const room = house.data?.rooms.find(({ id }) => id === numberIn(address.get('room')))
  const begun: Partial<BookingValues> = {
    ...(room === undefined ? {} : { room: room.id, mode: usualMode(room) }),
    day: there.day,
    ...(from === null || until === null ? {} : timeValues({ from, until })),
    ...(address.has('people') ? { places: numberIn(address.get('people')) } : {}),
    ...(card.data === undefined ? {} : { resident: { id: card.data.id, name: card.data.name } }),
    ...(copy.data === undefined ? {} : copyOf(copy.data.booking)),
    ...(address.get('repeat') === 'weekly' ? { repeat: 'weekly' as const } : {}),
    ...(series.data === undefined ? {} : seasonOf(series.data.series)),
  }
  // What was begun for one resident is not gone on with for another.
  const newDraft = residentId === null ? 'rooms.booking:new' : `rooms.booking:new:${residentId}`
  const draft = copied === null && goneOn === null ? newDraft : undefined
  const waits =
    house.isPending ||
    (residentId !== null && card.isPending) ||
    (copied !== null && copy.isPending) ||
    (goneOn !== null && series.isPending)
  const error = house.error ?? card.error ?? copy.error ?? series.error
  return (
    <DetailDrawer title={t('booking.new')} onClose={() => open('/rooms')} width={680}>
      {error !== null && <ErrorState error={error} onRetry={() => void house.refetch()} />}
      {waits && error === null ? (
        <LoadingLines lines={8} />
      ) : (
        house.data !== undefined && (
          <BookForm
            // Another time in the address is another form.
            key={address.toString()}
            house={house.data}
            begun={begun}
            draft={draft}
            copied={copy.data?.booking}
            onWaiting={() => open('/rooms/waitlist')}
            onSeries={(id) => open(`/rooms/series/${id}`)}
            onDone={(booking) => open(`/rooms/bookings/${booking.id}`)}
            onCancel={() => open('/rooms')}
          />
        )
      )}
    </DetailDrawer>
  )
}

type Booking = Awaited<ReturnType<(typeof desk)['rooms']['bookings']['get']['call']>>['booking']

/** The same again, a week later: who, where and what for stay, the day is a proposal. Whom to call and who comes the desk takes over. */
function copyOf(booking: Booking): Partial<BookingValues> {
  const { room, span, whole, places, equipment, holder, purpose, title } = booking
  const week = 7 * 1440
  const named = holder.name ?? ''
  return {
    room,
    ...timeValues({ from: span.from + week, until: span.until + week }),
    mode: whole ? 'whole' : 'places',
    places,
    equipment,
    holder: holder.kind,
    purpose,
    title,
    asCopied: copies(booking),
    ...(holder.residentId === null ? { group: named } : { resident: { id: holder.residentId, name: named } }),
  }
}

type Series = Awaited<ReturnType<(typeof desk)['rooms']['series']['get']['call']>>['series']

/** The same pattern, going on after its last date. */
function seasonOf({ pattern, dates }: Series): Partial<BookingValues> {
  const last = dayOfMinute(Math.max(...dates.map(({ planned }) => planned.from)))
  return nextSeason(pattern, last)
}
