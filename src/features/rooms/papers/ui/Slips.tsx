/** Slips of the receipt printer: what was booked with the code that is scanned at the door, and which key went out. */
import { useTranslation } from 'react-i18next'
import { MoneyText } from '#app/parts/index'
import { Bars, paperDay, SlipFrame } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import type { AtDoor } from '../../door/ui/at-door'
import { dayOfMinute } from '../../rules'
import { clockText, nameText, takenText } from '../../ui/booking-words'
import { usePaperSpan, type PaperRoom } from './paper-room'

interface SlipProps {
  readonly at: AtDoor
  readonly room: PaperRoom
}

export function BookingSlip({ at, room, named }: SlipProps & { readonly named: (code: string) => string }) {
  const { t } = useTranslation('rooms')
  const { centre } = useSession()
  const paperSpan = usePaperSpan()
  const { booking, code, materials } = at
  const { fee, deposit, checkIn } = room.rules
  const amounts = [
    ...(fee > 0 ? [{ name: t('papers.fee'), fen: fee }] : []),
    ...(deposit > 0 ? [{ name: t('papers.deposit'), fen: deposit }] : []),
    ...(materials === null ? [] : [{ name: t('papers.materials'), fen: materials.fen }]),
  ]
  return (
    <SlipFrame width={80}>
      <div className="rooms-slip">
        <p className="rooms-slip-office">{centre.community}</p>
        <h1>{t('papers.titles.slip')}</h1>
        <p className="rooms-slip-room">{room.name}</p>
        <p>{paperSpan(booking.span)}</p>
        <p>{nameText(t, booking)}</p>
        <p>{takenText(t, booking, named)}</p>
        {(booking.state === 'pending' || booking.state === 'expired') && <p>{t('papers.waits')}</p>}
        {amounts.map(({ name, fen }) => (
          <p key={name} className="rooms-slip-amount">
            <span>{name}</span>
            <MoneyText fen={fen} />
          </p>
        ))}
        <Bars code={code} />
        {checkIn !== null && <p>{t('papers.comeBy', { minutes: checkIn.noShowAfter })}</p>}
        <p>{t('papers.bringSlip')}</p>
      </div>
    </SlipFrame>
  )
}

export function KeySlip({ at, room }: SlipProps) {
  const { t } = useTranslation('rooms')
  const { centre } = useSession()
  const paperSpan = usePaperSpan()
  const { booking, code } = at
  return (
    <SlipFrame width={80}>
      <div className="rooms-slip">
        <p className="rooms-slip-office">{centre.community}</p>
        <h1>{t('papers.titles.key')}</h1>
        <p className="rooms-slip-room">{room.name}</p>
        <p>{paperSpan(booking.span)}</p>
        {at.keys.map(({ key, out }) =>
          out?.booking !== booking.id ? null : (
            <p key={key}>
              {t('papers.keyTo', {
                key,
                who: out.takenBy,
                at: out.due === null ? '' : `${paperDay(dayOfMinute(out.due))} ${clockText(out.due)}`,
              })}
            </p>
          ),
        )}
        <p>{t('papers.keyRules')}</p>
        <p className="rooms-slip-sign">{t('papers.takenSign')}</p>
        <p className="rooms-slip-sign">{t('papers.backSign')}</p>
        <Bars code={code} />
      </div>
    </SlipFrame>
  )
}
