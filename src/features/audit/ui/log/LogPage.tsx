/** The log, the latest first. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams } from 'react-router'
import { useRows } from '#app/desk-client/index'
import { desk } from '../client'
import { EmptyState, KeyButton, ListPage } from '#app/parts/index'
import { useLogColumns } from './columns'
import { Filters } from './Filters'
import { useFilter } from './use-filter'

export default function LogPage() {
  const { t } = useTranslation('audit')
  const navigate = useNavigate()
  const { sequence } = useParams()
  const { search } = useLocation()
  const { chosen, narrowed, clear } = useFilter()
  const rows = useRows(desk.audit.list, chosen)
  const columns = useLogColumns()
  return (
    <ListPage
      title={t('log.title')}
      label={t('log.title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.sequence}
      openKey={sequence === undefined ? undefined : Number(sequence)}
      onOpen={(row) => void navigate({ pathname: `/audit/${row.sequence}`, search })}
      actions={
        <>
          <KeyButton onPress={() => void navigate('/audit/residents')}>{t('log.byResident')}</KeyButton>
          <KeyButton primary onPress={() => void navigate('/audit/verify')}>
            {t('log.verify')}
          </KeyButton>
        </>
      }
      filters={<Filters />}
      empty={
        <EmptyState action={narrowed && <Button onClick={clear}>{t('filters.clear', { ns: 'app' })}</Button>}>
          {t('log.none')}
        </EmptyState>
      }
    />
  )
}
