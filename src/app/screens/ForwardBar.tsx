/** The bar of a change of form: which step of how many, and what somebody may do meanwhile, which is nothing. */
import { useTranslation } from 'react-i18next'
import type { MigrationProgress } from '#vault/migration/contract'
import { ProgressBar } from '../parts/surfaces'

export default function ForwardBar({ progress }: { readonly progress: MigrationProgress }) {
  const { t } = useTranslation()
  return (
    <div className="coming-forward">
      <ProgressBar
        stage={t(`signIn.forward.${progress.stage}`)}
        progress={{ ...progress, done: progress.done + 1 }}
      />
      <p className="small soft">{t('signIn.forward.remark')}</p>
    </div>
  )
}
