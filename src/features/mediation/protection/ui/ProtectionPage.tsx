/** 保护登记: orders of courts and warnings of the police, what is due about each first. */
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMatch, useNavigate, useParams, useSearchParams } from 'react-router'
import { Day, EmptyState, ErrorState, KeyButton, ListPage, Status, type Column } from '#app/parts/index'
import { useMay } from '#app/session/session'
import { desk } from '../../ui/client'
import { PleaRegister } from '../../pleas/ui/PleaRegister'
import { Rooms } from '../../ui/Rooms'
import type { OrderCard, WarningCard } from '../contract'
import { OrderDue, WarningDue } from './Due'
import { standingTone } from './tones'
import './protection.css'

const tabs = ['orders', 'warnings', 'pleas'] as const
type Tab = (typeof tabs)[number]

export default function ProtectionPage() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const { orderId, warningId } = useParams()
  const [search, setSearch] = useSearchParams()
  // Behind what is open, a new one too, lies the register that it belongs to.
  const { opened } = useMatch('/mediation/protection/:opened/*')?.params ?? {}
  const tab = tabs.find((one) => one === (opened ?? search.get('tab'))) ?? 'orders'
  const may = useMay('mediation.head')
  const { data, error, refetch } = useQuery(
    desk.mediation.protection.list.queryOptions({ input: { caseId: null } }),
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  const open = (to: string) => void navigate(`/mediation/protection/${to}`)
  const head = {
    title: t('protection.title'),
    actions: (
      <>
        <Rooms />
        {may && (
          <KeyButton keys="F6" onPress={() => open('settings')}>
            {t('protection.settings')}
          </KeyButton>
        )}
        <KeyButton primary keys="F2" onPress={() => open(`${tab}/new`)}>
          {t(`protection.add.${tab}`)}
        </KeyButton>
      </>
    ),
    filters: (
      <Segmented<Tab>
        aria-label={t('protection.title')}
        value={tab}
        options={tabs.map((value) => ({ value, label: t(`protection.tabs.${value}`) }))}
        onChange={(value) => setSearch(value === 'orders' ? {} : { tab: value })}
      />
    ),
  }
  if (tab === 'pleas') return <PleaRegister {...head} />
  if (tab === 'warnings') {
    return (
      <ListPage<WarningCard>
        {...head}
        label={t('protection.tabs.warnings')}
        columns={warningColumns(t)}
        rows={data?.warnings ?? []}
        rowKey={({ id }) => id}
        openKey={warningId === undefined ? undefined : Number(warningId)}
        onOpen={({ id }) => open(`warnings/${id}`)}
        empty={<EmptyState>{t('protection.none.warnings')}</EmptyState>}
      />
    )
  }
  return (
    <ListPage<OrderCard>
      {...head}
      label={t('protection.tabs.orders')}
      columns={orderColumns(t)}
      rows={data?.orders ?? []}
      rowKey={({ id }) => id}
      openKey={orderId === undefined ? undefined : Number(orderId)}
      onOpen={({ id }) => open(`orders/${id}`)}
      empty={<EmptyState>{t('protection.none.orders')}</EmptyState>}
    />
  )
}

type Say = ReturnType<typeof useTranslation<'mediation'>>['t']

const orderColumns = (t: Say): readonly Column<OrderCard>[] => [
  {
    key: 'protected',
    title: t('protection.protected'),
    width: 'minmax(100px, 1fr)',
    render: (order) => <b>{order.protected}</b>,
  },
  {
    key: 'against',
    title: t('protection.against'),
    width: 'minmax(100px, 1fr)',
    render: ({ against }) => against,
  },
  {
    key: 'number',
    title: t('protection.number'),
    width: 'minmax(180px, 2fr)',
    render: ({ number }) => number,
  },
  {
    key: 'ends',
    title: t('protection.endsOn'),
    width: '150px',
    render: ({ endsOn }) => <Day day={endsOn} />,
  },
  {
    key: 'standing',
    title: t('protection.standing'),
    width: '110px',
    render: ({ standing }) => (
      <Status tone={standingTone[standing]}>{t(`protection.standings.${standing}`)}</Status>
    ),
  },
  {
    key: 'due',
    title: t('protection.next'),
    width: 'minmax(200px, 1.4fr)',
    render: ({ due }) => <OrderDue due={due} />,
  },
  { key: 'keeper', title: t('protection.keeper'), width: '100px', render: ({ keeper }) => keeper },
]

const warningColumns = (t: Say): readonly Column<WarningCard>[] => [
  {
    key: 'victim',
    title: t('protection.whom.victim'),
    width: 'minmax(100px, 1fr)',
    render: ({ victim }) => <b>{victim}</b>,
  },
  {
    key: 'offender',
    title: t('protection.whom.offender'),
    width: 'minmax(100px, 1fr)',
    render: ({ offender }) => offender,
  },
  {
    key: 'issuer',
    title: t('protection.issuer'),
    width: 'minmax(160px, 2fr)',
    render: ({ issuer }) => issuer,
  },
  {
    key: 'received',
    title: t('protection.receivedOn'),
    width: '140px',
    render: ({ receivedOn }) => <Day day={receivedOn} />,
  },
  {
    key: 'due',
    title: t('protection.nextVisits'),
    width: 'minmax(300px, 2fr)',
    render: ({ due }) => <WarningDue due={due} />,
  },
  { key: 'keeper', title: t('protection.keeper'), width: '100px', render: ({ keeper }) => keeper },
]
