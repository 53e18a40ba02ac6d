/** The deed: what goes, what remains, and the password there and then. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DetailDrawer, EmptyState, ErrorState, LoadingLines } from '#app/parts/index'
import { PasswordForm } from '#app/screens/PasswordForm.tsx'
import { desk } from '../../ui/client'

export default function EraseDrawer() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const { data, error, refetch } = useQuery(desk.mediation.retention.due.queryOptions({ input: {} }))
  const erase = useWrite(desk.mediation.retention.erase)
  const wanted = (search.get('what') ?? '').split(',')
  const chosen = (data?.due ?? []).filter(
    ({ of, id, holds }) => wanted.includes(`${of}-${id}`) && holds.length === 0,
  )
  const close = () => void navigate('/mediation/retention')
  const title = t('retention.erase', { count: chosen.length })
  return (
    <DetailDrawer title={t('retention.eraseTitle')} onClose={close}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={5} />}
      {data !== undefined && chosen.length === 0 && <EmptyState>{t('retention.nothingChosen')}</EmptyState>}
      {chosen.length > 0 && (
        <div className="stack">
          <ul>
            {chosen.map(({ of, id, number, people }) => (
              <li key={`${of}-${id}`}>
                {number === '' ? t('retention.noNumber') : number} <b>{people.join(t('comma'))}</b>
              </li>
            ))}
          </ul>
          <p className="text">{t('retention.goes')}</p>
          <p className="text">{t('retention.remains')}</p>
          <p className="text amber">{t('retention.final')}</p>
          <PasswordForm
            label={t('retention.eraseTitle')}
            submitLabel={title}
            submit={(password) => erase.write({ what: chosen.map(({ of, id }) => ({ of, id })), password })}
            onDone={() => {
              notify(t('retention.erased'))
              close()
            }}
          />
        </div>
      )}
    </DetailDrawer>
  )
}
