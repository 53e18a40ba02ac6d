/** 求助记录 of no case: who asked for help, when, in which words. */
import { Input } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useRows } from '#app/desk-client/index'
import { EmptyState, ListPage, When, type Column } from '#app/parts/index'
import { desk } from '../../ui/client'
import type { PleaShown } from '../contract'

export interface PleaRegisterProps {
  readonly title: string
  readonly actions: ReactNode
  readonly filters: ReactNode
}

export function PleaRegister({ title, actions, filters }: PleaRegisterProps) {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const { pleaId } = useParams()
  const [words, setWords] = useState('')
  const rows = useRows(desk.mediation.pleas.list, words === '' ? {} : { words })
  return (
    <ListPage<PleaShown>
      title={title}
      label={t('protection.tabs.pleas')}
      actions={actions}
      filters={
        <>
          {filters}
          <Input.Search
            aria-label={t('pleas.find')}
            placeholder={t('pleas.find')}
            allowClear
            maxLength={60}
            style={{ maxWidth: 260 }}
            onSearch={(typed) => setWords(typed.trim())}
          />
        </>
      }
      columns={columns(t)}
      rows={rows}
      rowKey={({ id }) => id}
      openKey={pleaId === undefined ? undefined : Number(pleaId)}
      onOpen={({ id }) => void navigate(`/mediation/protection/pleas/${id}`)}
      empty={<EmptyState>{t(words === '' ? 'protection.none.pleas' : 'pleas.notFound')}</EmptyState>}
    />
  )
}

type Say = ReturnType<typeof useTranslation<'mediation'>>['t']

const columns = (t: Say): readonly Column<PleaShown>[] => [
  {
    key: 'person',
    title: t('screening.person'),
    width: 'minmax(110px, 1fr)',
    render: ({ person }) => <b>{person}</b>,
  },
  {
    key: 'saidAt',
    title: t('screening.saidAt'),
    width: '190px',
    render: ({ saidAt }) => <When at={saidAt} />,
  },
  {
    key: 'words',
    title: t('screening.words'),
    width: 'minmax(260px, 4fr)',
    render: ({ words }) => <span title={words}>{words}</span>,
  },
  { key: 'handler', title: t('screening.handler'), width: '120px', render: ({ handler }) => handler },
  {
    key: 'case',
    title: t('pleas.case'),
    width: '190px',
    render: (plea) => (plea.case === null ? '' : (plea.case.number ?? t('pleas.notAccepted'))),
  },
]
