/** 补贴台账: a year of what mediators got by case, and what was taken back. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { TakeOut } from '#app/parts/exports/index'
import { PeriodChoice } from '#app/parts/figures/PeriodChoice.tsx'
import { Day, EmptyState, ErrorState, KeyButton, ListPage, MoneyText, type Column } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { Rooms } from '../../ui/Rooms'
import type { LedgerRowShown } from '../contract'

/** Headings of the workbook. */
const headings = ['number', 'mediator', 'yuan', 'approvedBy', 'approvedOn', 'reason'] as const

export default function LedgerPage() {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const head = useMay('mediation.head')
  const [search, setSearch] = useSearchParams()
  const written = /^20\d{2}$/.exec(search.get('year') ?? '')?.[0] ?? today.slice(0, 4)
  const year = Number(written)
  const [taking, setTaking] = useState(false)
  const { data, error, refetch } = useQuery(desk.mediation.pay.ledger.queryOptions({ input: { year } }))
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  const columns: readonly Column<LedgerRowShown>[] = [
    {
      key: 'approvedOn',
      title: t('pay.approvedOn'),
      width: '130px',
      render: ({ approvedOn }) => <Day day={approvedOn} />,
    },
    { key: 'number', title: t('list.number'), width: '220px', render: ({ caseNumber }) => caseNumber },
    {
      key: 'mediator',
      title: t('list.mediators'),
      width: 'minmax(120px, 1fr)',
      render: ({ mediator }) => <b>{mediator}</b>,
    },
    {
      key: 'approver',
      title: t('pay.approver'),
      width: 'minmax(140px, 1fr)',
      render: ({ approvedBy }) => approvedBy,
    },
    {
      key: 'reason',
      title: t('pay.reason'),
      width: 'minmax(160px, 2fr)',
      render: ({ reason }) => reason,
    },
    {
      key: 'fen',
      title: t('pay.amount'),
      width: '120px',
      align: 'end',
      render: ({ fen }) => <MoneyText fen={fen} />,
    },
  ]
  return (
    <>
      <ListPage<LedgerRowShown>
        title={t('pay.ledger')}
        label={t('pay.ledger')}
        remark={(data?.sums ?? []).map(({ mediator, fen }, at) => (
          <span key={mediator}>
            {at > 0 && ' · '}
            {mediator} <MoneyText fen={fen} />
          </span>
        ))}
        actions={
          <>
            <Rooms />
            {head && (
              <KeyButton keys="Ctrl+S" onPress={() => setTaking(true)}>
                {t('pay.take')}
              </KeyButton>
            )}
          </>
        }
        filters={
          <PeriodChoice kinds={['year']} period={written} onChange={(value) => setSearch({ year: value })} />
        }
        columns={columns}
        rows={data?.rows ?? []}
        rowKey={({ id }) => id}
        empty={<EmptyState>{t('pay.noneInYear')}</EmptyState>}
      />
      {taking && (
        <TakeOut
          title={t('pay.take')}
          procedure={desk.mediation.pay.export}
          ask={(own) => ({ ...own, year })}
          words={{
            title: t('pay.ledger'),
            sums: t('pay.sums'),
            ledger: t('pay.ledger'),
            ...Object.fromEntries(headings.map((name) => [`column.${name}`, t(`pay.columns.${name}`)])),
          }}
          onClose={() => setTaking(false)}
        />
      )}
    </>
  )
}
