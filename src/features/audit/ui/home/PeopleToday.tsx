/** The auditor's home, left, first: who was shown how much today, and whether that is much for them. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { wholeRows } from '#app/desk-client/index'
import { EmptyState, ListSheet, Status, type Column } from '#app/parts/index'
import { useToday } from '#app/session/session'
import type { PersonToday } from '../../contract'
import { desk } from '../client'

export default function PeopleToday() {
  const { t } = useTranslation('audit')
  const navigate = useNavigate()
  const today = useToday()
  const query = useQuery(desk.audit.today.queryOptions({ input: {} }))
  const columns: readonly Column<PersonToday>[] = [
    { key: 'who', title: t('log.who'), width: 'minmax(90px, 1fr)', render: ({ staff }) => staff.name },
    { key: 'shown', title: t('home.shown'), width: '90px', align: 'end', render: ({ shown }) => shown },
    { key: 'usual', title: t('home.usual'), width: '110px', align: 'end', render: ({ usual }) => usual },
    {
      key: 'refused',
      title: t('home.refusals'),
      width: '90px',
      align: 'end',
      render: ({ refused }) => refused,
    },
    {
      key: 'unusual',
      title: t('log.detail'),
      width: '130px',
      render: ({ unusual }) => unusual && <Status tone="late">{t('home.unusual')}</Status>,
    },
  ]
  return (
    <ListSheet
      title={t('home.people')}
      countWords={(count) => t('home.persons', { count })}
      columns={columns}
      rows={wholeRows(query, ({ people }) => people)}
      rowKey={({ staff }) => staff.id}
      onOpen={({ staff }) => void navigate(`/audit?staffId=${staff.id}&from=${today}&until=${today}`)}
      empty={<EmptyState>{t('home.none')}</EmptyState>}
    />
  )
}
