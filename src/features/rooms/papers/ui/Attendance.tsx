/** Who comes, to be ticked by hand: with what is asked of each, and empty lines for who was not named. */
import { useTranslation } from 'react-i18next'
import { LinesByHand, paperDay, SheetFrame } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import type { AtDoor } from '../../door/ui/at-door'
import { nameText } from '../../ui/booking-words'
import { usePaperSpan, type PaperRoom } from './paper-room'

/** More do not fit on one sheet beside the names. */
const mostLines = 24

export function Attendance({ at, room }: { readonly at: AtDoor; readonly room: PaperRoom }) {
  const { t } = useTranslation('rooms')
  const { today } = useSession()
  const paperSpan = usePaperSpan()
  const { booking, code, comers: asked } = at
  const { comers, places } = booking
  const empty = Math.max(0, Math.min(places, mostLines) - comers.length)
  const briefingOf = (id: number) => asked.find((one) => one.id === id)?.briefing ?? 'not-asked'
  return (
    <SheetFrame
      title={t('papers.titles.attendance')}
      line={[
        t('papers.roomAndName', { room: room.name, name: nameText(t, booking) }),
        paperSpan(booking.span),
      ]}
      foot={[t('papers.number', { code }), paperDay(today)]}
    >
      <table className="rooms-attendance">
        <thead>
          <tr>
            <th>{t('papers.place')}</th>
            <th>{t('papers.name')}</th>
            <th>{t('papers.age')}</th>
            <th>{t('comers.briefedOn')}</th>
            <th>{t('comers.fetchedBy')}</th>
            <th>{t('comers.allergens')}</th>
            <th>{t('papers.sign')}</th>
          </tr>
        </thead>
        <tbody>
          {comers.map((comer, place) => {
            const briefing = briefingOf(comer.id)
            return (
              <tr key={comer.id}>
                <td className="centre">{place + 1}</td>
                <td>{comer.name}</td>
                <td>{comer.age}</td>
                <td>{briefing === 'not-asked' ? '' : t(`atDoor.briefings.${briefing}`)}</td>
                <td>{comer.fetchedBy}</td>
                <td>{comer.allergens}</td>
                <td />
              </tr>
            )
          })}
          <LinesByHand after={comers.length} lines={empty} cells={7} />
        </tbody>
      </table>
    </SheetFrame>
  )
}
