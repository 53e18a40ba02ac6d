/** One booking: whose, when, where it stands, its course, and what can be done with it now. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { dayWithWeekday } from '#app/dates'
import { CourseList } from '#app/parts/course/CourseList.tsx'
import { DetailDrawer, ErrorState, Facts, LoadingLines, Status } from '#app/parts/index'
import { Revealable } from '#app/parts/Revealable.tsx'
import { useToday } from '#app/session/session'
import { dayOfMinute } from '../../rules'
import {
  bookingTone,
  clockText,
  holderText,
  minuteText,
  nameText,
  stateText,
  takenText,
  useSaid,
} from '../../ui/booking-words'
import { desk, deskClient } from '../../ui/client'
import { useOverDay } from '../../ui/there'
import { spanText } from '../../ui/words'
import { BookingMoves } from './BookingMoves'
import { RescheduleForm } from './RescheduleForm'
import { ComersSheet } from './ComersSheet'
import type { Got } from './got'
import './bookings.css'

export default function BookingDrawer() {
  const { t } = useTranslation('rooms')
  const { bookingId } = useParams()
  const open = useOverDay()
  const onList = window.location.hash.startsWith('#/rooms/list')
  return (
    <DetailDrawer
      title={t('booking.one')}
      onClose={() => open(onList ? '/rooms/list' : '/rooms')}
      width={600}
    >
      <BookingShown id={Number(bookingId)} />
    </DetailDrawer>
  )
}

function BookingShown({ id }: { readonly id: number }) {
  const { t } = useTranslation('rooms')
  const [moving, setMoving] = useState(false)
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const query = useQuery(desk.rooms.bookings.get.queryOptions({ input: { id } }))
  const error = query.error ?? house.error
  if (error !== null) return <ErrorState error={error} onRetry={() => void query.refetch()} />
  if (query.data === undefined || house.data === undefined) return <LoadingLines lines={7} />
  const { booking, events } = query.data
  if (moving) return <RescheduleForm house={house.data} booking={booking} onDone={() => setMoving(false)} />
  return (
    <div className="booking-details">
      <BookingHead got={query.data} house={house.data} />
      <BookingMoves got={query.data} onReschedule={() => setMoving(true)} />
      {booking.comers.length > 0 && <ComersSheet booking={booking} />}
      <h3>{t('booking.course')}</h3>
      <CourseList
        lines={events.map(({ id: event, at, by, event: what, reason }) => ({
          id: event,
          at,
          by,
          what: reason === '' ? t(`events.${what}`) : `${t(`events.${what}`)}：${reason}`,
        }))}
      />
    </div>
  )
}

type House = Awaited<ReturnType<(typeof desk)['rooms']['house']['call']>>

function BookingHead({ got, house }: { readonly got: Got; readonly house: House }) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const { booking, approval } = got
  const { id, span, state, standing, holdsUntil, inCharge, phone, arrivedAt, leftAt } = booking
  const named = (code: string) => house.equipment.find((one) => one.code === code)?.name ?? code
  const room = house.rooms.find((one) => one.id === booking.room)
  const reveal = (field: 'title' | 'inCharge' | 'phone') => (reason: Parameters<typeof asked>[1]) =>
    asked(field, reason)
  const asked = (
    field: 'title' | 'inCharge' | 'phone',
    reason: Parameters<typeof deskClient.rooms.bookings.reveal>[0]['reason'],
  ) => deskClient.rooms.bookings.reveal({ id, field, reason })
  return (
    <>
      <p className="booking-head">
        <b>{nameText(t, booking)}</b>
        <Status tone={bookingTone[state]} boxed>
          {standing === 'late' ? t('standings.late') : stateText(t, booking)}
        </Status>
      </p>
      <Facts
        facts={[
          {
            name: t('booking.when'),
            value: `${dayWithWeekday(dayOfMinute(span.from), today)} ${spanText(t, span)}`,
          },
          { name: t('booking.room'), value: `${room?.name ?? ''} · ${takenText(t, booking, named)}` },
          { name: t('booking.holder'), value: <Holder booking={booking} /> },
          { name: t('booking.purpose'), value: t(`held.purposes.${booking.purpose}`) },
          ...(inCharge === null
            ? []
            : [
                {
                  name: t('booking.inCharge'),
                  value: (
                    <Revealable
                      text={inCharge}
                      name={t('booking.inCharge')}
                      kind="typed-number"
                      reveal={reveal('inCharge')}
                    />
                  ),
                },
              ]),
          ...(phone === null
            ? []
            : [
                {
                  name: t('booking.phone'),
                  value: (
                    <Revealable
                      text={phone}
                      name={t('booking.phone')}
                      kind="contact-phone"
                      reveal={reveal('phone')}
                    />
                  ),
                },
              ]),
          ...(state === 'pending' && holdsUntil !== null
            ? [{ name: t('booking.holdsUntil'), value: minuteText(holdsUntil, today) }]
            : []),
          ...(arrivedAt === null ? [] : [{ name: t('booking.arrived'), value: clockText(arrivedAt) }]),
          ...(leftAt === null ? [] : [{ name: t('booking.left'), value: clockText(leftAt) }]),
        ]}
      />
      {got.isOffer && <p className="soft">{t('waitlist.holdsThis')}</p>}
      {got.series !== null && <OfSeries {...got.series} />}
      {approval !== null && <Approval approval={approval} />}
    </>
  )
}

function OfSeries({ id, date }: NonNullable<Got['series']>) {
  const { t } = useTranslation('rooms')
  const open = useOverDay()
  return (
    <p>
      <button type="button" className="link" onClick={() => open(`/rooms/series/${id}`, { at: date })}>
        {t('series.dateOf', { number: date + 1 })}
      </button>
    </p>
  )
}

function Holder({ booking }: { readonly booking: Got['booking'] }) {
  const { t } = useTranslation('rooms')
  const navigate = useNavigate()
  const { residentId, kind } = booking.holder
  if (residentId === null) {
    const name = holderText(t, booking)
    return kind === 'centre' ? name : `${name} · ${t(`holders.${kind}`)}`
  }
  return (
    <button type="button" className="link" onClick={() => void navigate(`/residents/${residentId}`)}>
      {holderText(t, booking)}
    </button>
  )
}

/** Of a request: why it cannot be granted now, and whom granting it would turn away, named before. */
function Approval({ approval }: { readonly approval: NonNullable<Got['approval']> }) {
  const { t } = useTranslation('rooms')
  const say = useSaid()
  if (approval.reasons.length === 0 && approval.rivals.length === 0) return null
  return (
    <section className="booking-answer">
      {approval.reasons.map((reason, at) => (
        <p key={at}>
          <Status tone="late">{say(reason)}</Status>
        </p>
      ))}
      {approval.rivals.map((rival) => (
        <p key={rival.id}>
          <Status tone="soon">
            {t('booking.rival', { name: nameText(t, rival), hours: spanText(t, rival.span) })}
          </Status>
        </p>
      ))}
    </section>
  )
}
