/** One whose time went to another's approved request: who has it now, their phone, what they said, another time for them. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { dayWithWeekday } from '#app/dates'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { sayMade } from '#app/parts/course/index'
import { Status } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { dayOfMinute } from '../../rules'
import { nameText } from '../../ui/booking-words'
import { CallPhone } from '../../ui/CallPhone'
import { desk, deskClient } from '../../ui/client'
import { useOverDay } from '../../ui/there'
import { spanText } from '../../ui/words'
import type { RivalCall } from '../contract'

export function RivalLine({ one, room }: { readonly one: RivalCall; readonly room: string }) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const open = useOverDay()
  const mayBook = useMay('rooms.book')
  const note = useWrite(desk.rooms.rivals.note)
  const { id, booking, by, result } = one
  const name = nameText(t, booking)
  const reopen = useWrite(desk.rooms.rivals.reopen)
  const fail = (error: unknown) => notify(errorMessage(error).message, 'warning')
  const notReached = () => {
    note
      .write({ id, result: 'not-reached', note: '' })
      .then(() => void notify(t('rivals.madeNotReached', { name })), fail)
  }
  const told = () => {
    note
      .write({ id, result: 'told', note: '' })
      .then(() => sayMade(`rival:${id}`, t('rivals.madeTold', { name }), () => reopen.write({ id })), fail)
  }
  return (
    <li>
      <p>
        <b>{name}</b> · {room} {dayWithWeekday(dayOfMinute(booking.span.from), today)}{' '}
        {spanText(t, booking.span)}
      </p>
      <p className="soft small">{t('rivals.because', { by: nameText(t, by) })}</p>
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
          reveal={(why) => deskClient.rooms.rivals.reveal({ id, reason: why })}
        />
        {result !== null && <Status tone="soon">{t(`rivals.results.${result}`)}</Status>}
      </p>
      {mayBook && (
        <p className="booking-slots">
          <Button onClick={() => open('/rooms/new', { copy: booking.id })}>{t('rivals.another')}</Button>
          <Button onClick={notReached}>{t('rivals.results.not-reached')}</Button>
          <Button onClick={told}>{t('rivals.results.told')}</Button>
        </p>
      )}
    </li>
  )
}
