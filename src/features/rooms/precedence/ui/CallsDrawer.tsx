/** Whom to call after the centre's own use, the soonest first: how they are reached, where they could go, what they said. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { dayWithWeekday } from '#app/dates'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { sayMade } from '#app/parts/course/index'
import { DetailDrawer, EmptyState, ErrorState, KeyButton, LoadingLines, Status } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { dayOfMinute } from '../../rules'
import { nameText } from '../../ui/booking-words'
import { CallPhone } from '../../ui/CallPhone'
import { desk, deskClient } from '../../ui/client'
import { useOverDay } from '../../ui/there'
import { spanText } from '../../ui/words'
import type { DisplacedCall } from '../contract'
import { RivalLine } from '../../rivals/ui/RivalLine'
import '../../bookings/ui/bookings.css'
import './precedence.css'

export default function CallsDrawer() {
  const { t } = useTranslation('rooms')
  const open = useOverDay()
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const query = useQuery(desk.rooms.precedence.calls.queryOptions({ input: {} }))
  const rivals = useQuery(desk.rooms.rivals.calls.queryOptions({ input: {} }))
  const error = query.error ?? rivals.error ?? house.error
  const calls = query.data?.calls ?? []
  const told = rivals.data?.calls ?? []
  const isRead = query.data !== undefined && rivals.data !== undefined
  const rooms = new Map(house.data?.rooms.map(({ id, name }) => [id, name]))
  return (
    <DetailDrawer title={t('precedence.calls')} onClose={() => open('/rooms')} width={680}>
      {error !== null && <ErrorState error={error} onRetry={() => void query.refetch()} />}
      {!isRead && error === null && <LoadingLines lines={6} />}
      {isRead && calls.length + told.length === 0 && <EmptyState>{t('precedence.noCalls')}</EmptyState>}
      {calls.length > 0 && (
        <section aria-label={t('precedence.displacedCalls')}>
          <ListHead
            title={t('precedence.displacedCalls')}
            keys="F8"
            address="/rooms/call-sheet?list=own-use"
          />
          <ol className="calls">
            {calls.map((one) => (
              <CallLine key={one.id} one={one} roomName={(id) => rooms.get(id) ?? ''} />
            ))}
          </ol>
        </section>
      )}
      {told.length > 0 && (
        <section aria-label={t('rivals.title')}>
          <ListHead title={t('rivals.title')} keys="F10" address="/rooms/call-sheet?list=rivals" />
          <ol className="calls">
            {told.map((one) => (
              <RivalLine key={one.id} one={one} room={rooms.get(one.booking.room) ?? ''} />
            ))}
          </ol>
        </section>
      )}
    </DetailDrawer>
  )
}

interface ListHeadProps {
  readonly title: string
  readonly keys: string
  readonly address: string
}

/** What they have in common, and the same list on paper. */
function ListHead({ title, keys, address }: ListHeadProps) {
  const { t } = useTranslation('rooms')
  const navigate = useNavigate()
  return (
    <div className="calls-head">
      <h2>{title}</h2>
      <KeyButton keys={keys} onPress={() => void navigate(address)}>
        {t('callSheet.print')}
      </KeyButton>
    </div>
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
        {one.inCharge !== null && (
          <>
            {t('booking.inCharge')} {one.inCharge}{' '}
          </>
        )}
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
  const reopen = useWrite(desk.rooms.precedence.reopen)
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
            move
              .write({ id, to })
              .then(
                ({ requested }) =>
                  notify(t(requested ? 'precedence.madeRequest' : 'precedence.madeMove', { name })),
                fail,
              )
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
            .then(
              () => sayMade(`call:${id}`, t('precedence.madeGivesUp', { name }), () => reopen.write({ id })),
              fail,
            )
        }}
      >
        {t('precedence.results.gives-up')}
      </Button>
    </p>
  )
}
