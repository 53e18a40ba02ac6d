/** 调委会成员: who sits on the committee, what the law finds wrong with it, and who left. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { Day, EmptyState, ErrorState, KeyButton, ListPage, Status, Tag, type Column } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { Rooms } from '../../ui/Rooms'
import type { MemberShown } from '../contract'
import { Faults } from './Faults'
import './committee.css'

export default function CommitteePage() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const today = useToday()
  const { memberId } = useParams()
  const may = useMay('mediation.head')
  const { data, error, refetch } = useQuery(desk.mediation.committee.roll.queryOptions({ input: {} }))
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  const columns: readonly Column<MemberShown>[] = [
    {
      key: 'name',
      title: t('committee.name'),
      width: 'minmax(140px, 1fr)',
      render: ({ name, chair }) => (
        <span>
          <b>{name}</b> {chair && <Tag>{t('committee.chair')}</Tag>}
        </span>
      ),
    },
    {
      key: 'sex',
      title: t('committee.sex'),
      width: '70px',
      render: ({ sex }) => t(`committee.sexes.${sex}`),
    },
    {
      key: 'studio',
      title: t('committee.studio'),
      width: 'minmax(140px, 1fr)',
      render: ({ studio }) => studio || <span className="soft">—</span>,
    },
    {
      key: 'account',
      title: t('committee.account'),
      width: '120px',
      render: ({ staffId }) =>
        data?.accounts.find(({ id }) => id === staffId)?.name ?? <span className="soft">—</span>,
    },
    {
      key: 'pay',
      title: t('committee.pay'),
      width: '130px',
      render: ({ salaried }) => t(salaried ? 'committee.salaried' : 'committee.byCase'),
    },
    {
      key: 'term',
      title: t('committee.term'),
      width: '290px',
      render: ({ chosenOn, termEnds }) => (
        <span>
          <Day day={chosenOn} /> – <Day day={termEnds} />
        </span>
      ),
    },
    {
      key: 'state',
      title: t('committee.state'),
      width: '150px',
      render: ({ leftOn, termEnds }) => {
        if (leftOn !== null && leftOn <= today) return <Status tone="rest">{t('committee.left')}</Status>
        return termEnds <= today ? (
          <Status tone="late">{t('committee.termOver')}</Status>
        ) : (
          <Status tone="done">{t('committee.sits')}</Status>
        )
      },
    },
  ]
  const open = (to: string | number) => void navigate(`/mediation/committee/${to}`)
  return (
    <ListPage<MemberShown>
      title={t('committee.title')}
      label={t('committee.title')}
      countWords={(count) => t('committee.count', { count })}
      actions={
        <>
          <Rooms />
          <KeyButton keys="Ctrl+P" onPress={() => open('print')}>
            {t('committee.print')}
          </KeyButton>
          {may && (
            <KeyButton primary keys="F2" onPress={() => open('new')}>
              {t('committee.add')}
            </KeyButton>
          )}
        </>
      }
      filters={data !== undefined && <Faults faults={data.faults} members={data.members} />}
      columns={columns}
      rows={data?.members ?? []}
      rowKey={({ id }) => id}
      openKey={memberId === undefined ? undefined : Number(memberId)}
      {...(may ? { onOpen: ({ id }: MemberShown) => open(id) } : {})}
      empty={<EmptyState>{t('committee.empty')}</EmptyState>}
    />
  )
}
