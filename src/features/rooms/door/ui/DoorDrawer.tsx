/** One booking at the door: letting in, who came, lists before and after, keys, photos, leaving. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { dayWithWeekday, monthAndDay } from '#app/dates'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DetailDrawer, ErrorState, Facts, KeyButton, LoadingLines, MoneyText, Status } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { useMadeBooking } from '../../bookings/ui/BookingMoves'
import { dayOfMinute } from '../../rules'
import { bookingTone, clockText, holderText, nameText, takenText } from '../../ui/booking-words'
import { desk } from '../../ui/client'
import { spanText } from '../../ui/words'
import { Checks } from './Checks'
import { Comers } from './Comers'
import { Keys } from './Keys'
import { Photos } from './Photos'
import type { AtDoor } from './at-door'
import '../../bookings/ui/bookings.css'
import './door.css'

export default function DoorDrawer() {
  const { t } = useTranslation('rooms')
  const { bookingId } = useParams()
  const navigate = useNavigate()
  return (
    <DetailDrawer title={t('atDoor.one')} onClose={() => void navigate('/rooms/door')} width={620}>
      <Shown id={Number(bookingId)} />
    </DetailDrawer>
  )
}

function Shown({ id }: { readonly id: number }) {
  const query = useQuery(desk.rooms.door.get.queryOptions({ input: { id } }))
  if (query.error !== null) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <LoadingLines lines={8} />
  const at = query.data
  return (
    <div className="rooms-door-one">
      <Head at={at} />
      <Moves at={at} />
      {at.comers.length > 0 && <Comers at={at} />}
      <Checks at={at} />
      {at.keys.length > 0 && <Keys at={at} />}
      <Photos at={at} />
    </div>
  )
}

function Head({ at }: { readonly at: AtDoor }) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const { booking, code, materials, conduct } = at
  const { span, state, standing, arrivedAt, leftAt } = booking
  const named = (of: string) => house.data?.equipment.find((one) => one.code === of)?.name ?? of
  const room = house.data?.rooms.find((one) => one.id === booking.room)
  const late = standing === 'late'
  return (
    <>
      <p className="booking-head">
        <b>{nameText(t, booking)}</b>
        <Status tone={late ? 'late' : bookingTone[state]} boxed>
          {late ? t('standings.late') : t(`held.states.${state}`)}
        </Status>
        {conduct.suspendedUntil !== null && (
          <Status tone="late">
            {t('atDoor.suspended', { day: monthAndDay(conduct.suspendedUntil, today) })}
          </Status>
        )}
        {conduct.suspendedUntil === null && conduct.warnings.length > 0 && (
          <Status tone="soon">{t('atDoor.warned', { count: conduct.warnings.length })}</Status>
        )}
      </p>
      <Facts
        facts={[
          {
            name: t('booking.when'),
            value: `${dayWithWeekday(dayOfMinute(span.from), today)} ${spanText(t, span)}`,
          },
          { name: t('booking.room'), value: `${room?.name ?? ''} · ${takenText(t, booking, named)}` },
          { name: t('booking.holder'), value: holderText(t, booking) },
          ...(arrivedAt === null ? [] : [{ name: t('booking.arrived'), value: clockText(arrivedAt) }]),
          ...(leftAt === null ? [] : [{ name: t('booking.left'), value: clockText(leftAt) }]),
          ...(materials === null
            ? []
            : [
                {
                  name: t('atDoor.materials'),
                  value: (
                    <>
                      <MoneyText fen={materials.fen} />
                      <span className="soft">{` ${t('people', { count: materials.people })}`}</span>
                    </>
                  ),
                },
              ]),
          { name: t('atDoor.code'), value: code },
        ]}
      />
    </>
  )
}

/** Of everything that can be done with a booking, what is done at the door. */
function Moves({ at: { booking, moves } }: { readonly at: AtDoor }) {
  const { t } = useTranslation('rooms')
  const navigate = useNavigate()
  const mayBook = useMay('rooms.book')
  const made = useMadeBooking()
  const move = useWrite(desk.rooms.bookings.move)
  const { id } = booking
  const send = (what: 'check-in' | 'leave') => {
    move
      .write({ id, move: what, reason: '' })
      .then((done) => made(what, done))
      .catch((error: unknown) => notify(errorMessage(error).message, 'warning'))
  }
  const possible = (['check-in', 'leave'] as const).find((what) => moves.includes(what))
  return (
    <div className="booking-moves">
      <KeyButton keys="F10" onPress={() => void navigate(`/rooms/list/${id}`)}>
        {t('atDoor.whole')}
      </KeyButton>
      {mayBook && (
        <KeyButton keys="Ctrl+P" onPress={() => void navigate(`/rooms/papers/${id}/slip`)}>
          {t('papers.print')}
        </KeyButton>
      )}
      {mayBook && possible !== undefined && (
        <KeyButton primary keys="F2" pending={move.pending} onPress={() => send(possible)}>
          {t(`moves.${possible}`)}
        </KeyButton>
      )}
    </div>
  )
}
