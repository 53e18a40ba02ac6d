/** The auditor's home, left: what was shown in full today, to whom and why. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { desk } from '../client'
import { EmptyState, ErrorState, List, LoadingLines, Sheet } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { useLogColumns } from '../log/columns'

export default function DisclosuresToday() {
  const { t } = useTranslation('audit')
  const navigate = useNavigate()
  const today = useToday()
  const columns = useLogColumns().filter(({ key }) => key !== 'outcome')
  const { data, error, refetch } = useQuery(desk.audit.today.queryOptions({ input: {} }))
  const all = `/audit?outcome=disclosed&from=${today}&until=${today}`
  return (
    <Sheet
      grow
      title={t('home.disclosures')}
      {...(data === undefined ? {} : { remark: t('home.count', { count: data.disclosureCount }) })}
      aside={
        <button type="button" className="link" onClick={() => void navigate(all)}>
          {t('home.all')}
        </button>
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={6} />}
      {data !== undefined && (
        <List
          label={t('home.disclosures')}
          columns={columns}
          rows={data.disclosures}
          rowKey={({ sequence }) => sequence}
          onOpen={({ sequence }) => void navigate(`/audit/${sequence}?outcome=disclosed`)}
          empty={<EmptyState>{t('home.none')}</EmptyState>}
        />
      )}
    </Sheet>
  )
}
