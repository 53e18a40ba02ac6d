/** Where one is on the way from the file to the register. */
import { useTranslation } from 'react-i18next'

const steps = ['choose', 'columns', 'preview', 'result'] as const

export function Steps({ at }: { readonly at: (typeof steps)[number] }) {
  const { t } = useTranslation('residents')
  return (
    <ol className="register-steps" aria-label={t('registerFile.steps')}>
      {steps.map((step, index) => (
        <li key={step} {...(step === at ? { 'aria-current': 'step' as const } : {})}>
          {index + 1} {t(`registerFile.step.${step}`)}
        </li>
      ))}
    </ol>
  )
}
