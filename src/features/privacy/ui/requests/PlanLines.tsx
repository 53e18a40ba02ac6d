/** What goes, what stays until when, and what stands in the way, kind by kind. */
import { useTranslation } from 'react-i18next'
import { Day } from '#app/parts/index'
import type { ErasurePlan } from '../../contract'
import { useKindWords } from '../words'

export function PlanLines({ lines }: { readonly lines: ErasurePlan['lines'] }) {
  const { t } = useTranslation('privacy')
  const kindWords = useKindWords()
  return (
    <ul className="privacy-plan">
      {lines.map(({ kind, open, erased, kept, until }) => (
        <li key={kind}>
          <span>{kindWords(kind)}</span>
          <span className="soft">
            {[
              open > 0 && t('plan.open', { count: open }),
              erased > 0 && t('plan.erased', { count: erased }),
              kept > 0 && t('plan.kept', { count: kept }),
            ]
              .filter((part) => part !== false)
              .join(t('plan.separator'))}
            {kept > 0 && until !== null && (
              <>
                {' '}
                {t('plan.until')} <Day day={until} />
              </>
            )}
          </span>
        </li>
      ))}
      <li>
        <span>{t('plan.rest')}</span>
        <span className="soft">{t('plan.restGoes')}</span>
      </li>
    </ul>
  )
}
