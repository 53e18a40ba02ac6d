/** What the word in the bar means, and the one thing to do: for everyone at the desk. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { desk } from './client'
import { ErrorState, KeyButton, LoadingLines, Page, PageHead, Sheet } from '#app/parts/index'
import { useMay } from '#app/session/session'

export default function WarningPage() {
  const { t } = useTranslation('backups')
  const navigate = useNavigate()
  const may = useMay('backups.read')
  const { data, error, isPending, refetch } = useQuery(desk.backups.warning.queryOptions({ input: {} }))
  return (
    <Page head={<PageHead title={t(data?.warning === 'none' ? 'title' : 'warningTitle')} />}>
      <Sheet label={t('title')}>
        <div className="sheet-body stack backups-warning">
          {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
          {isPending && <LoadingLines lines={2} />}
          {data !== undefined && <p>{t(`warning.${data.warning}`, { count: data.days })}</p>}
          {may && (
            <div>
              <KeyButton primary onPress={() => void navigate('/settings/backups')}>
                {t('toBackups')}
              </KeyButton>
            </div>
          )}
        </div>
      </Sheet>
    </Page>
  )
}
