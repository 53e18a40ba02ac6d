/** How many rows go which way. */
import { useTranslation } from 'react-i18next'
import type { RegisterCounts } from '../contract'
import { useRegisterWords } from './words'

export function Figures({ counts }: { readonly counts: RegisterCounts }) {
  const { t } = useTranslation('residents')
  const { count } = useRegisterWords()
  return (
    <dl className="register-figures">
      {(['added', 'changed', 'unchanged', 'refused'] as const).map((key) => (
        <div key={key} className={key === 'refused' && counts.refused > 0 ? 'amber' : ''}>
          <dt>{t(`registerFile.figure.${key}`)}</dt>
          <dd>{count(counts[key])}</dd>
        </div>
      ))}
    </dl>
  )
}
