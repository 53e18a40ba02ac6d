/** Whom to call after the centre's own use, the soonest first: how they are reached, where they could go, what they said. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { dayWithWeekday } from '#app/dates'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DetailDrawer, EmptyState, ErrorState, LoadingLines, Status } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { dayOfMinute } from '../../rules'
import { nameText } from '../../ui/booking-words'
import { CallPhone } from '../../ui/CallPhone'
import { desk, deskClient } from '../../ui/client'
import { useOverDay } from '../../ui/there'
import { spanText } from '../../ui/words'
import type { DisplacedCall } from '../contract'
import './precedence.css'

export default function CallsDrawer() {
  const { t } = useTranslation('rooms')
  const open = useOverDay()
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const query = useQuery(desk.rooms.precedence.calls.queryOptions({ input: {} }))
  const error = query.error ?? house.error
  const rooms = new Map(house.data?.rooms.map(({ id, name }) => [id, name]))
  return (
    <DetailDrawer title={t('precedence.calls')} onClose={() => open('/rooms')} width={680}>
      {error !== null && <ErrorState error={error} onRetry={() => void query.refetch()} />}
      {query.isPending && error === null && <LoadingLines lines={6} />}
      {query.data?.calls.length === 0 && <EmptyState>{t('precedence.noCalls')}</EmptyState>}
      {query.data !== undefined && query.data.calls.length > 0 && (
        <ol className="calls">
          {query.data.calls.map((one) => (
            <CallLine key={one.id} one={one} roomName={(id) => rooms.get(id) ?? ''} />
          ))}
        </ol>
      )}
    </DetailDrawer>
  )
}

interface CallLineProps {
  readonly one: DisplacedCall
  readonly roomName: (id: number) => string
}

function CallLine({ one, roomName }: CallLineProps) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const mayBook = useMay('rooms.book')
  const { booking, by, reason, result } = one
  const { span, room } = booking
  return (
    <li>
      <p>
        <b>{nameText(t, booking)}</b> · {roomName(room)} {dayWithWeekday(dayOfMinute(span.from), today)}{' '}
        {spanText(t, span)}
      </p>
      <p className="soft small">{t('precedence.because', { by: nameText(t, by), reason })}</p>
      <p>
        <CallPhone
          residentId={booking.holder.residentId}
          residentPhone={one.residentPhone}
          phone={one.phone}
          reveal={(why) => deskClient.rooms.precedence.reveal({ id: one.id, field: 'phone', reason: why })}
        />
        {result !== null && <Status tone="soon">{t(`precedence.results.${result}`)}</Status>}
      </p>
      {mayBook && <Ways one={one} roomName={roomName} />}
    </li>
  )
}

/** Every time and room that would do, a button each; and the two things a call without one can come to. */
function Ways({ one, roomName }: CallLineProps) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const note = useWrite(desk.rooms.precedence.note)
  const move = useWrite(desk.rooms.precedence.move)
  const { id, booking, slots, elsewhere } = one
  const { whole, places, equipment } = booking
  const name = nameText(t, booking)
  const fail = (error: unknown) => notify(errorMessage(error).message, 'warning')
  const done = (said: string) => () => void notify(said)
  return (
    <p className="booking-slots">
      {[...elsewhere, ...slots].map(({ room, span }) => (
        <Button
          key={`${room} ${span.from}`}
          onClick={() => {
            const to = { room, span, whole, places, equipment }
            move.write({ id, to }).then(done(t('precedence.madeMove', { name })), fail)
          }}
        >
          {t('precedence.moveTo', {
            room: roomName(room),
            when: `${dayWithWeekday(dayOfMinute(span.from), today)} ${spanText(t, span)}`,
          })}
        </Button>
      ))}
      <Button
        onClick={() => {
          note
            .write({ id, result: 'not-reached', note: '' })
            .then(done(t('precedence.madeNotReached', { name })), fail)
        }}
      >
        {t('precedence.results.not-reached')}
      </Button>
      <Button
        onClick={() => {
          note
            .write({ id, result: 'gives-up', note: '' })
            .then(done(t('precedence.madeGivesUp', { name })), fail)
        }}
      >
        {t('precedence.results.gives-up')}
      </Button>
    </p>
  )
}
