/** The thirty days have passed: by when a court can be asked to give them back, once what was in the way is gone. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Day, DayInput, Relative, Status } from '#app/parts/index'
import { lawText } from '../../ui/words'
import { desk } from '../../ui/client'

export function Restoration({ caseId, today }: { readonly caseId: number; readonly today: string }) {
  const { t } = useTranslation('mediation')
  const [goneOn, setGoneOn] = useState<string>()
  const isDay = goneOn !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(goneOn) && goneOn <= today
  const { data } = useQuery({
    ...desk.mediation.confirmation.restoration.queryOptions({
      input: { case: caseId, goneOn: goneOn ?? today },
    }),
    enabled: isDay,
  })
  return (
    <div className="mediation-effect small">
      <p>
        {t('confirmation.restoration')}{' '}
        <span className="soft">{lawText(t, 'civil-procedure-law', [86])}</span>
      </p>
      <DayInput aria-label={t('confirmation.goneOn')} value={goneOn} onChange={setGoneOn} />
      {isDay && data !== undefined && (
        <p className="mediation-line">
          {t('confirmation.restoreBy')}{' '}
          {data.until < today ? (
            <Day day={data.until} weekday />
          ) : (
            <Relative due={data.until} soonDays={10} />
          )}
          {!data.announced && <Status tone="soon">{t('confirmation.notAnnounced')}</Status>}
        </p>
      )}
    </div>
  )
}
