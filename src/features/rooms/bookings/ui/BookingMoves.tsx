/** What can be done with a booking, as its table says: one primary move, the rest beside it, each with its way back. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveButtons, sayMade, type MoveButton } from '#app/parts/course/index'
import { ReasonDialog } from '#app/parts/index'
import { useMay } from '#app/session/session'
import { nameText } from '../../ui/booking-words'
import { desk } from '../../ui/client'
import { useOverDay } from '../../ui/there'
import { handMoves, type HandMove, type MovedBooking } from '../contract'
import type { Got } from './got'

const keysOfMove: Readonly<Record<HandMove, string>> = {
  approve: 'F2',
  refuse: 'F4',
  'check-in': 'F2',
  leave: 'F2',
  cancel: 'F9',
}

/** Says what was done, and offers the way back. */
export function useMadeBooking() {
  const { t } = useTranslation('rooms')
  const { write: takeBack } = useWrite(desk.rooms.bookings.takeBack)
  return (what: HandMove | 'reschedule', { booking, takeBack: eventId }: MovedBooking) => {
    const waits = what === 'reschedule' && booking.state === 'pending'
    const said = t(waits ? 'done.rescheduleWaits' : `done.${what}`, { name: nameText(t, booking) })
    sayMade(`booking:${booking.id}`, said, eventId === null ? null : () => takeBack({ eventId }))
  }
}

export interface BookingMovesProps {
  readonly got: Got
  readonly onReschedule: () => void
}

export function BookingMoves({ got, onReschedule }: BookingMovesProps) {
  const { t } = useTranslation('rooms')
  const open = useOverDay()
  const made = useMadeBooking()
  const mayBook = useMay('rooms.book')
  const mayDecide = useMay('rooms.approve')
  const decide = useWrite(desk.rooms.bookings.decide)
  const move = useWrite(desk.rooms.bookings.move)
  const [asking, setAsking] = useState<HandMove>()
  const { booking, moves, approval } = got
  const { id } = booking
  if (!mayBook) return null
  const send = async (what: HandMove, reason: string) => {
    const work =
      what === 'approve' || what === 'refuse'
        ? decide.write({ id, move: what, reason })
        : move.write({ id, move: what, reason })
    made(what, await work)
  }
  const press = (what: HandMove) => {
    if (what === 'refuse' || what === 'cancel') setAsking(what)
    else send(what, '').catch((error: unknown) => notify(errorMessage(error).message, 'warning'))
  }
  const possible = moves.flatMap((name) => handMoves.filter((one) => one === name))
  const buttons = possible.map((what): MoveButton => {
    const decides = what === 'approve' || what === 'refuse'
    return {
      key: what,
      label: t(`moves.${what}`),
      keys: keysOfMove[what],
      danger: what === 'refuse' || what === 'cancel',
      refusedBecause: decides && !mayDecide ? t('booking.managerDecides') : undefined,
      onPress: () => press(what),
    }
  })
  const [primary, ...beside] = buttons.filter(
    ({ key }) => key !== 'approve' || (approval?.reasons.length ?? 0) === 0,
  )
  const isPrimary = primary !== undefined && !(primary.danger ?? false)
  const { state, standing } = booking
  const stands = state === 'confirmed' && standing !== 'over'
  const toCome = !got.isOffer && (state === 'pending' || stands || standing === 'unheld')
  return (
    <div className="booking-moves">
      <MoveButtons
        beside={[
          ...(isPrimary ? beside : buttons),
          ...(toCome
            ? [{ key: 'reschedule', label: t('moves.reschedule'), keys: 'F6', onPress: onReschedule }]
            : []),
          {
            key: 'papers',
            label: t('papers.print'),
            keys: 'F8',
            onPress: () => open(`/rooms/papers/${id}/slip`),
          },
          {
            key: 'copy',
            label: t('moves.copy'),
            keys: 'F7',
            onPress: () => open('/rooms/new', { copy: id }),
          },
          ...(got.series === null
            ? [
                {
                  key: 'repeat',
                  label: t('series.repeatThis'),
                  keys: 'F10',
                  onPress: () => open('/rooms/new', { copy: id, repeat: 'weekly' }),
                },
              ]
            : []),
        ]}
        primary={isPrimary ? primary : undefined}
      />
      {asking !== undefined && (
        <ReasonDialog
          title={t(`moves.${asking}`)}
          action={t(`moves.${asking}`)}
          danger
          onCancel={() => setAsking(undefined)}
          onReason={async ({ words }) => {
            await send(asking, words)
            setAsking(undefined)
          }}
        >
          {t(asking === 'refuse' ? 'booking.refuseWhat' : 'booking.cancelWhat')}
        </ReasonDialog>
      )}
    </div>
  )
}
