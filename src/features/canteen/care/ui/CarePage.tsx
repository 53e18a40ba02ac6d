/** 关怀提醒: who did not take the meal they ordered or always take, whoever lives alone first; each until it is known how they are. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import {
  AddressText,
  Day,
  EmptyState,
  ErrorState,
  ListPage,
  ListSheet,
  LoadingLines,
  Relative,
  Status,
  When,
  type Column,
} from '#app/parts/index'
import { Rooms } from '../../ui/Rooms'
import { desk } from '../../ui/client'
import type { CareAlertShown, Settled } from '../contract'
import './care.css'

export default function CarePage() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const { dinerId } = useParams()
  const { data, error, refetch } = useQuery({
    ...desk.canteen.care.list.queryOptions({ input: {} }),
    refetchInterval: 60_000,
  })
  const columns: readonly Column<CareAlertShown>[] = [
    {
      key: 'since',
      title: t('care.since'),
      width: '112px',
      render: ({ missed }) => <Relative due={missed.at(-1)?.day ?? ''} />,
    },
    {
      key: 'name',
      title: t('diners.name'),
      width: 'minmax(130px, 1fr)',
      render: ({ name, age }) => (
        <>
          <b>{name}</b> {age !== null && <span className="soft">{t('till.age', { age })}</span>}
        </>
      ),
    },
    {
      key: 'alone',
      title: t('care.alone'),
      width: '124px',
      render: ({ livesAlone }) => livesAlone && <Status tone="late">{t('care.livesAlone')}</Status>,
    },
    {
      key: 'what',
      title: t('care.what'),
      width: 'minmax(180px, 1.6fr)',
      render: ({ missed }) => <MissedShown missed={missed} />,
    },
    {
      key: 'address',
      title: t('diners.address'),
      width: 'minmax(150px, 1.2fr)',
      render: ({ address }) => <AddressText text={address} />,
    },
    {
      key: 'last',
      title: t('care.lastTaken'),
      width: '130px',
      render: ({ lastTaken }) =>
        lastTaken === null ? (
          <span className="soft">—</span>
        ) : (
          <>
            <Day day={lastTaken.day} /> {t(`meals.${lastTaken.meal}`)}
          </>
        ),
    },
  ]
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={6} />
  return (
    <ListPage
      title={t('care.title')}
      label={t('care.title')}
      remark={t('care.remark', { count: data.alerts.length })}
      actions={<Rooms />}
      columns={columns}
      rows={data.alerts}
      rowKey={({ diner }) => diner}
      openKey={dinerId === undefined ? undefined : Number(dinerId)}
      onOpen={({ diner }) => void navigate(`/canteen/care/${diner}`)}
      empty={<EmptyState>{t('care.none')}</EmptyState>}
      beside={data.settled.length > 0 && <SettledToday settled={data.settled} />}
    />
  )
}

/** Of whom it was said today: from here what was said of somebody else is taken back. */
function SettledToday({ settled }: { readonly settled: readonly Settled[] }) {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const { dinerId } = useParams()
  const columns: readonly Column<Settled>[] = [
    { key: 'at', title: t('care.saidAt'), width: '112px', render: ({ at }) => <When at={at} /> },
    {
      key: 'name',
      title: t('diners.name'),
      width: 'minmax(130px, 1fr)',
      render: ({ name }) => <b>{name}</b>,
    },
    {
      key: 'missed',
      title: t('care.missed'),
      width: '160px',
      render: ({ day, meal }) => (
        <>
          <Day day={day} /> {t(`meals.${meal}`)}
        </>
      ),
    },
    {
      key: 'result',
      title: t('care.result'),
      width: 'minmax(180px, 1.6fr)',
      render: ({ result }) => t(`careResults.${result}`),
    },
  ]
  const keyOf = ({ diner, day, meal }: Settled) => `${diner} ${day} ${meal}`
  const open = settled.find(({ diner }) => String(diner) === dinerId)
  return (
    <div className="care-settled">
      <ListSheet
        grow={false}
        title={t('care.settledToday')}
        columns={columns}
        rows={settled}
        rowKey={keyOf}
        openKey={open === undefined ? undefined : keyOf(open)}
        onOpen={({ diner }) => void navigate(`/canteen/care/${diner}`)}
        empty={null}
      />
    </div>
  )
}

/** The newest that was missed and why it matters; how many there are where there are more. */
export function MissedShown({ missed }: Pick<CareAlertShown, 'missed'>) {
  const { t } = useTranslation('canteen')
  const [newest] = missed
  if (newest === undefined) return null
  return (
    <span>
      {t(`alertReasons.${newest.reason}`)}{' '}
      {newest.notTaken !== null && `（${t(`notTakenReasons.${newest.notTaken}`)}）`}
      {missed.length > 1 && <span className="soft"> {t('care.times', { count: missed.length })}</span>}
    </span>
  )
}
