/** All policies in the order in which they are paid, with "try it" beside them. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Day, EmptyState, ErrorState, KeyButton, ListPage, Status, type Column } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { Rooms } from '../../ui/Rooms'
import { desk } from '../../ui/client'
import type { KeptPolicy } from '../../contract/index'
import { useLeftForAll } from './left-for-all'
import { TryIt } from '../../try-it/ui/TryIt'
import '../../ui/canteen.css'

const stateTone = { coming: 'soon', current: 'done', over: 'rest' } as const

function stateOf({ policy }: KeptPolicy, today: string): keyof typeof stateTone {
  if (policy.from > today) return 'coming'
  return policy.until !== null && policy.until < today ? 'over' : 'current'
}

export default function PoliciesPage() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const today = useToday()
  const may = useMay('canteen.policies')
  const { data, error, refetch } = useQuery(desk.canteen.policies.list.queryOptions({ input: {} }))
  const leftOf = useLeftForAll()
  const leftOfKept = ({ policy }: KeptPolicy) =>
    leftOf(policy.kind === 'discount' ? { code: policy.code } : policy)
  const all: readonly Column<KeptPolicy>[] = [
    {
      key: 'name',
      title: t('policies.name'),
      width: 'minmax(140px, 2fr)',
      render: ({ policy }) => <b>{policy.name}</b>,
    },
    {
      key: 'kind',
      title: t('policies.kind'),
      width: '100px',
      render: ({ policy }) => t(`kinds.${policy.kind}`),
    },
    {
      key: 'from',
      title: t('policies.from'),
      width: '96px',
      render: ({ policy }) => <Day day={policy.from} />,
    },
    {
      key: 'until',
      title: t('policies.until'),
      width: '96px',
      render: ({ policy }) =>
        policy.until === null ? <span className="soft">—</span> : <Day day={policy.until} />,
    },
    {
      key: 'version',
      title: t('policies.version'),
      width: '56px',
      align: 'end',
      render: ({ version }) => version,
    },
    {
      key: 'left',
      title: t('policies.leftInAll'),
      width: '104px',
      align: 'end',
      render: (kept) => {
        const [least] = leftOfKept(kept)
        if (least === undefined) return <span className="soft">—</span>
        return (
          <span title={least.said} className={least.share === 0 ? 'amber' : undefined}>
            {least.share === 0 ? t('policies.usedUp') : least.short}
          </span>
        )
      },
    },
    {
      key: 'state',
      title: t('policies.state'),
      width: '100px',
      render: (kept) => (
        <Status tone={stateTone[stateOf(kept, today)]}>{t(`policyStates.${stateOf(kept, today)}`)}</Status>
      ),
    },
  ]
  // There is room for one of them in large type; which version it is the policy itself says, too.
  const hasLeft = (data?.policies ?? []).some((kept) => leftOfKept(kept).length > 0)
  const columns = all.filter(({ key }) => key !== (hasLeft ? 'version' : 'left'))
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  const add = () => void navigate('/canteen/policies/new')
  return (
    <ListPage
      title={t('policies.title')}
      label={t('policies.title')}
      actions={
        <>
          <Rooms />
          {may && (
            <KeyButton primary keys="F2" onPress={add}>
              {t('policies.add')}
            </KeyButton>
          )}
        </>
      }
      columns={columns}
      rows={data?.policies ?? []}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate(`/canteen/policies/${id}`)}
      columnsOfPage="minmax(0, 1fr) 400px"
      beside={<TryIt policy={null} />}
      empty={<EmptyState>{t('policies.empty')}</EmptyState>}
    />
  )
}
