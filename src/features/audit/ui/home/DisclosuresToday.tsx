/** The auditor's home, left: what was shown in full today, to whom and why. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { wholeRows } from '#app/desk-client/index'
import { EmptyState, ListSheet } from '#app/parts/index'
import { desk } from '../client'
import { useToday } from '#app/session/session'
import { useLogColumns } from '../log/columns'

export default function DisclosuresToday() {
  const { t } = useTranslation('audit')
  const navigate = useNavigate()
  const today = useToday()
  const columns = useLogColumns().filter(({ key }) => key !== 'outcome')
  const query = useQuery(desk.audit.today.queryOptions({ input: {} }))
  const all = `/audit?outcome=disclosed&from=${today}&until=${today}`
  return (
    <ListSheet
      title={t('home.disclosures')}
      // The list has the latest of them; the count is of all.
      countWords={(shown) => t('home.count', { count: query.data?.disclosureCount ?? shown })}
      actions={
        <button type="button" className="link" onClick={() => void navigate(all)}>
          {t('home.all')}
        </button>
      }
      columns={columns}
      rows={wholeRows(query, ({ disclosures }) => disclosures)}
      rowKey={({ sequence }) => sequence}
      onOpen={({ sequence }) => void navigate(`/audit/${sequence}?outcome=disclosed`)}
      empty={<EmptyState>{t('home.none')}</EmptyState>}
    />
  )
}
