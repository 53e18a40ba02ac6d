/** The work list: what is mine, due, overdue, waiting for others, and everything else by its filters. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useRows } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { EmptyState, KeyButton, ListPage } from '#app/parts/index'
import { useMay } from '#app/session/session'
import type { Scope } from '../contract'
import { useRequestColumns } from './row-columns'
import { Filters } from './Filters'
import { useFilter } from './use-filter'
import './requests.css'

export default function WorkPage() {
  const { t } = useTranslation('service-requests')
  const navigate = useNavigate()
  const mayEdit = useMay('service-requests.edit')
  const { chosen: filter, narrowed, clear } = useFilter()
  const rows = useRows(desk.serviceRequests.list, { filter })
  const columns = useRequestColumns()
  const { data: counts } = useQuery({
    ...desk.serviceRequests.counts.queryOptions({ input: {} }),
    placeholderData: keepPreviousData,
  })
  const countOf: Readonly<Record<Scope, number | undefined>> = {
    open: counts?.open,
    mine: counts?.mine,
    due: counts?.due,
    overdue: counts?.overdue,
    waiting: counts?.waiting,
    'follow-up': counts?.followUp,
    all: undefined,
  }
  const open = () => void navigate('/service-requests/new')
  return (
    <ListPage
      title={t('list.title')}
      label={t('list.title')}
      actions={
        <>
          <KeyButton onPress={() => void navigate('/service-requests/items')}>{t('items.title')}</KeyButton>
          <KeyButton onPress={() => void navigate('/service-requests/renewals')}>
            {t('list.renewals', { count: counts?.renewals ?? 0 })}
          </KeyButton>
          {mayEdit && (
            <KeyButton primary keys="F1" onPress={open}>
              {t('list.new')}
            </KeyButton>
          )}
        </>
      }
      filters={<Filters counts={countOf} />}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate(`/service-requests/${row.id}`)}
      empty={
        <EmptyState
          action={
            narrowed ? (
              <KeyButton onPress={clear}>{t('filters.clear', { ns: 'app' })}</KeyButton>
            ) : mayEdit ? (
              <KeyButton onPress={open}>{t('list.new')}</KeyButton>
            ) : undefined
          }
        >
          {t(narrowed ? 'list.noneNarrowed' : `list.none.${filter.scope}`)}
        </EmptyState>
      }
    />
  )
}
