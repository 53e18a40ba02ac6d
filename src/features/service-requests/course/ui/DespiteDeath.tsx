/** The person for whom the centre acts has died: why the mandate binds all the same. */
import { useTranslation } from 'react-i18next'
import { Status } from '#app/parts/index'
import type { RequestRecord } from '../contract/record'
import { ReasonField } from './ReasonField'

export function DespiteDeath({ request }: { readonly request: RequestRecord }) {
  const { t } = useTranslation('service-requests')
  const { row, applicant } = request
  // A result is brought home whoever is there to take it.
  if (row.mode !== 'delegated' || row.endedDay !== null || applicant.status !== 'deceased') return null
  return (
    <>
      <p>
        <Status tone="soon">{t('step.principalHasDied')}</Status>
      </p>
      <ReasonField
        name="despite"
        label={t('step.despiteDeath')}
        hint={t('step.despiteDeathHint')}
        usual="despiteDeath"
      />
    </>
  )
}
