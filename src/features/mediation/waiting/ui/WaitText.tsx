/** What a case waits for first; and by when a court is asked, where that comes after it. */
import { useTranslation } from 'react-i18next'
import { Day } from '#app/parts/index'
import type { WaitingCase } from '../contract'

export function WaitText({ waits: { for: what, court } }: { readonly waits: WaitingCase['waits'] }) {
  const { t } = useTranslation('mediation')
  return (
    <>
      {t(`waiting.for.${what}`)}
      {court !== null && (
        <span className="small soft">
          {' · '}
          {t('waiting.court')} <Day day={court} />
        </span>
      )}
    </>
  )
}
