/** The form a group signs: who asks, who answers and where they are reached, for what, with which house rules. */
import { useTranslation } from 'react-i18next'
import { MoneyText } from '#app/parts/index'
import { Blank, paperDay, SheetFrame, Signatures } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import type { AtDoor } from '../../door/ui/at-door'
import { holderText, takenText } from '../../ui/booking-words'
import type { deskClient } from '../../ui/client'
import { usePaperSpan, type PaperRoom } from './paper-room'

interface ApplicationProps {
  readonly at: AtDoor
  readonly room: PaperRoom
  readonly named: (code: string) => string
  readonly answers: GroupAnswers
}

/** Who answers for the group and how they are reached, in full. */
export type GroupAnswers = Awaited<ReturnType<typeof deskClient.rooms.papers.application>>

export function Application({
  at: { booking, code },
  room,
  named,
  answers: { inCharge, phone },
}: ApplicationProps) {
  const { t } = useTranslation('rooms')
  const { today } = useSession()
  const paperSpan = usePaperSpan()
  const { fee, deposit, printed } = room.rules
  const kind = booking.holder.kind === 'group' ? 'group' : 'outside-group'
  return (
    <SheetFrame title={t('papers.titles.application')} line={[t('papers.number', { code }), paperDay(today)]}>
      <table className="rooms-form">
        <tbody>
          <tr>
            <th>{t('booking.group')}</th>
            <td>{holderText(t, booking)}</td>
            <th>{t('papers.kind')}</th>
            <td>{t(`holders.${kind}`)}</td>
          </tr>
          <tr>
            <th>{t('booking.inCharge')}</th>
            <td>{inCharge ?? <Blank />}</td>
            <th>{t('booking.phone')}</th>
            <td>{phone ?? <Blank />}</td>
          </tr>
          <tr>
            <th>{t('booking.room')}</th>
            <td>{room.name}</td>
            <th>{t('booking.when')}</th>
            <td>{paperSpan(booking.span)}</td>
          </tr>
          <tr>
            <th>{t('booking.purpose')}</th>
            <td>{t(`held.purposes.${booking.purpose}`)}</td>
            <th>{t('papers.takes')}</th>
            <td>{takenText(t, booking, named)}</td>
          </tr>
          <tr>
            <th>{t('papers.fee')}</th>
            <td>
              <MoneyText fen={fee} />
            </td>
            <th>{t('papers.deposit')}</th>
            <td>
              <MoneyText fen={deposit} />
            </td>
          </tr>
          <tr>
            <th>{t('booking.title')}</th>
            <td colSpan={3}>{booking.title === '' ? <Blank /> : booking.title}</td>
          </tr>
        </tbody>
      </table>
      <p className="paper-body">{t('papers.weKeep')}</p>
      <p className="paper-body rooms-printed">{printed}</p>
      <Signatures
        places={[
          { who: t('papers.asksSign'), mark: t('papers.seal'), day: t('papers.blankDay') },
          { who: t('papers.centreSign'), mark: t('papers.seal'), day: t('papers.blankDay') },
        ]}
      />
    </SheetFrame>
  )
}
