/** 今天要办, all of it: whatever is due today or overdue, of whichever feature; the counter shows as much as fits beside the queue. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { wholeRows } from '#app/desk-client/index'
import { dutyTold } from '#app/i18n/index'
import { EmptyState, ListPage, Relative, type Column } from '#app/parts/index'
import type { Duty } from '#work/duties/contract'
import { desk } from '../client'
import { dutyKey } from './DutySheet'

export default function DutiesPage() {
  const { t } = useTranslation('visits')
  const navigate = useNavigate()
  const query = useQuery(desk.visits.duties.queryOptions({ input: {} }))
  const columns: readonly Column<Duty>[] = [
    { key: 'due', title: t('duties.due'), width: '120px', render: ({ due }) => <Relative due={due} /> },
    {
      key: 'what',
      title: t('duties.what'),
      width: 'minmax(200px, 2fr)',
      render: (duty) => <b>{dutyTold(duty)}</b>,
    },
    {
      key: 'who',
      title: t('duties.who'),
      width: 'minmax(100px, 1fr)',
      render: ({ residentName }) => residentName,
    },
    { key: 'number', title: t('duties.number'), width: '150px', render: ({ number }) => number },
  ]
  return (
    <ListPage
      title={t('duties.title')}
      label={t('duties.title')}
      columns={columns}
      rows={wholeRows(query, ({ duties }) => duties)}
      rowKey={dutyKey}
      onOpen={({ path }) => void navigate(path)}
      empty={<EmptyState>{t('duties.none')}</EmptyState>}
    />
  )
}
