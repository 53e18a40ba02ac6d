/** House rules on paper, for the wall or to be signed. */
import { useTranslation } from 'react-i18next'
import { paperDay, SheetFrame } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import type { PaperRoom } from './paper-room'

export function HouseRulesSheet({ room }: { readonly room: PaperRoom }) {
  const { t } = useTranslation('rooms')
  const { today } = useSession()
  const { places, checkIn, suspension, printed, guardianUnder, briefing } = room.rules
  return (
    <SheetFrame
      title={t('papers.rulesOf', { room: room.name })}
      line={[t('people', { count: places }), paperDay(today)]}
    >
      <ol className="paper-terms">
        {printed
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => (
            <li key={line}>{line}</li>
          ))}
        <li>{t('papers.neverSold')}</li>
        {briefing !== null && <li>{t('papers.briefingFirst')}</li>}
        {guardianUnder !== null && <li>{t('papers.guardian', { age: guardianUnder })}</li>}
        {checkIn !== null && <li>{t('papers.comeBy', { minutes: checkIn.noShowAfter })}</li>}
        {suspension !== null && <li>{t('papers.suspends', suspension)}</li>}
      </ol>
    </SheetFrame>
  )
}
