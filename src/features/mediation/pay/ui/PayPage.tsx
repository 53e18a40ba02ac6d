/** 以案定补: the cases closed in a month, what each is worth and what stands in the way; one key approves. */
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { PeriodChoice } from '#app/parts/figures/PeriodChoice.tsx'
import {
  EmptyState,
  ErrorState,
  KeyButton,
  ListPage,
  MoneyText,
  ReasonDialog,
  Status,
  type Column,
} from '#app/parts/index'
import { useToday } from '#app/session/session'
import { monthOf } from '#ground/days'
import { desk } from '../../ui/client'
import { Rooms } from '../../ui/Rooms'
import { partiesText } from '../../ui/words'
import type { PayLine } from '../contract'

const tabs = ['ready', 'waiting', 'paid'] as const
type Tab = (typeof tabs)[number]

const tabOf = ({ paid, faults }: PayLine): Tab =>
  paid !== null ? 'paid' : faults.length === 0 ? 'ready' : 'waiting'

export default function PayPage() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const today = useToday()
  const { caseId } = useParams()
  const [search, setSearch] = useSearchParams()
  const month = /^20\d{2}-\d{2}$/.exec(search.get('month') ?? '')?.[0] ?? monthOf(today)
  const tab = tabs.find((one) => one === search.get('tab')) ?? 'ready'
  const { data, error, refetch } = useQuery(desk.mediation.pay.month.queryOptions({ input: { month } }))
  const takeBack = useWrite(desk.mediation.pay.takeBack)
  const [current, setCurrent] = useState<PayLine>()
  const [taking, setTaking] = useState<PayLine>()
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  const lines = data?.lines ?? []
  const shown = lines.filter((line) => tabOf(line) === tab)
  const sum = shown.reduce((total, { fen }) => total + fen, 0)
  const open = (to: string | number) =>
    void navigate({ pathname: `/mediation/pay/${to}`, search: search.toString() })
  const approve = (line: PayLine) => {
    if (tabOf(line) === 'ready') open(line.card.id)
  }
  const state = current === undefined ? undefined : tabOf(current)
  return (
    <>
      <ListPage<PayLine>
        title={t('pay.title')}
        label={t('pay.title')}
        remark={
          <>
            {t('pay.count', { count: shown.length })} {sum > 0 && <MoneyText fen={sum} />}
          </>
        }
        actions={
          <>
            <Rooms />
            <KeyButton
              keys="F8"
              refusedBecause={state === 'paid' ? undefined : t('pay.notPaid')}
              onPress={() => setTaking(current)}
            >
              {t('pay.takeBack')}
            </KeyButton>
            <KeyButton
              primary
              keys="F5"
              refusedBecause={state === 'ready' ? undefined : t('pay.notReady')}
              onPress={() => {
                if (current !== undefined) approve(current)
              }}
            >
              {t('pay.approve')}
            </KeyButton>
          </>
        }
        filters={
          <>
            <PeriodChoice
              kinds={['month']}
              period={month}
              onChange={(value) => setSearch({ month: value, tab })}
            />
            <Segmented<Tab>
              aria-label={t('pay.title')}
              value={tab}
              options={tabs.map((value) => ({
                value,
                label: `${t(`pay.tabs.${value}`)} ${lines.filter((line) => tabOf(line) === value).length}`,
              }))}
              onChange={(value) => setSearch({ month, tab: value })}
            />
            <span className="filters-end">
              <KeyButton keys="F6" onPress={() => open('settings')}>
                {t('pay.settings')}
              </KeyButton>
              <KeyButton keys="F7" onPress={() => void navigate('/mediation/pay/ledger')}>
                {t('pay.ledger')}
              </KeyButton>
            </span>
          </>
        }
        columns={columns(t)}
        rows={shown}
        rowKey={({ card }) => card.id}
        openKey={caseId === undefined ? undefined : Number(caseId)}
        onSelect={setCurrent}
        onOpen={approve}
        empty={<EmptyState>{t(`pay.none.${tab}`)}</EmptyState>}
      />
      {taking !== undefined && (
        <ReasonDialog
          title={t('pay.takeBackTitle', { number: taking.card.number ?? '' })}
          action={t('pay.takeBack')}
          danger
          most={200}
          onCancel={() => setTaking(undefined)}
          onReason={({ words }) =>
            takeBack.write({ caseId: taking.card.id, reason: words }).then(() => {
              notify(t('pay.takenBack'))
              setTaking(undefined)
            })
          }
        >
          {t('pay.takeBackWhat')}
        </ReasonDialog>
      )}
    </>
  )
}

type Say = ReturnType<typeof useTranslation<'mediation'>>['t']

const columns = (t: Say): readonly Column<PayLine>[] => [
  { key: 'number', title: t('list.number'), width: '200px', render: ({ card }) => card.number },
  {
    key: 'parties',
    title: t('list.parties'),
    width: 'minmax(120px, 1fr)',
    render: ({ card }) => <b>{partiesText(t, card)}</b>,
  },
  {
    key: 'difficulty',
    title: t('about.difficulty'),
    width: '90px',
    render: ({ card }) => t(`difficulties.${card.difficulty}`),
  },
  { key: 'people', title: t('about.people'), width: '80px', align: 'end', render: ({ people }) => people },
  {
    key: 'money',
    title: t('about.money'),
    width: '120px',
    align: 'end',
    render: ({ moneyFen }) => <MoneyText fen={moneyFen} />,
  },
  {
    key: 'shares',
    title: t('pay.shares'),
    width: 'minmax(140px, 1.4fr)',
    render: ({ shares }) => (
      <span>
        {shares.map(({ name, fen }) => (
          <span key={name}>
            {name} <MoneyText fen={fen} />{' '}
          </span>
        ))}
      </span>
    ),
  },
  {
    key: 'state',
    title: t('list.state'),
    width: 'minmax(150px, 1.2fr)',
    render: ({ paid, faults }) => {
      if (paid !== null) return <Status tone="done">{t('pay.approvedBy', { by: paid.by })}</Status>
      const [fault] = faults
      return fault === undefined ? (
        <Status tone="open">{t('pay.canBe')}</Status>
      ) : (
        <Status tone="soon">{faults.map((one) => t(`pay.faults.${one}`)).join(t('comma'))}</Status>
      )
    },
  },
  {
    key: 'fen',
    title: t('pay.amount'),
    width: '110px',
    align: 'end',
    render: ({ fen }) => <MoneyText fen={fen} />,
  },
]
