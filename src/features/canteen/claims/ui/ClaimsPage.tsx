/** Every claim, the latest first: what was asked for, what came of it; and which months are still to be claimed. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useRows } from '#app/desk-client/index'
import { EmptyState, KeyButton, ListPage, MoneyText, Status, type Column } from '#app/parts/index'
import { Rooms } from '../../ui/Rooms'
import { desk } from '../../ui/client'
import type { ClaimRow } from '../contract'
import { periodWords } from './period'
import { claimTone } from './tones'
import '../../ui/canteen.css'
import './claims.css'

export default function ClaimsPage() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const rows = useRows(desk.canteen.claims.list, {})
  const { data } = useQuery(desk.canteen.claims.unclaimed.queryOptions({ input: {} }))
  const money = (key: string, title: string, fenOf: (row: ClaimRow) => number | null): Column<ClaimRow> => ({
    key,
    title,
    width: 'minmax(110px, 1fr)',
    align: 'end',
    render: (row) => {
      const fen = fenOf(row)
      return fen === null ? <span className="soft">{t('claims.openToSee')}</span> : <MoneyText fen={fen} />
    },
  })
  const columns: readonly Column<ClaimRow>[] = [
    {
      key: 'period',
      title: t('claims.period'),
      width: 'minmax(150px, 2fr)',
      render: (row) => <b>{periodWords(t, row)}</b>,
    },
    {
      key: 'state',
      title: t('eligibility.state'),
      width: '110px',
      render: ({ state }) => <Status tone={claimTone[state]}>{t(`claimStates.${state}`)}</Status>,
    },
    money('fen', t('claims.claimed'), ({ fen }) => fen),
    money('paid', t('claims.paid'), ({ paidFen }) => paidFen),
    money('deducted', t('claims.deducted'), ({ deductedFen }) => deductedFen),
    money('open', t('claims.open'), ({ fen, paidFen, deductedFen }) =>
      fen === null ? null : fen - paidFen - deductedFen,
    ),
    { key: 'by', title: t('claims.by'), width: '110px', render: ({ by }) => by },
  ]
  return (
    <ListPage
      title={t('claims.title')}
      label={t('claims.title')}
      actions={
        <>
          <Rooms />
          <KeyButton primary keys="F2" onPress={() => void navigate('/canteen/claims/new')}>
            {t('claims.make')}
          </KeyButton>
        </>
      }
      filters={
        data !== undefined && data.months.length > 0 ? (
          <p className="claims-waiting">
            <span className="soft">{t('claims.unclaimed')}</span>
            {data.months.map(({ month, meals }) => (
              <span key={month}>
                {t('claims.monthOfMeals', { year: month.slice(0, 4), month: Number(month.slice(5)), meals })}
              </span>
            ))}
          </p>
        ) : undefined
      }
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate(`/canteen/claims/${id}`)}
      empty={<EmptyState>{t('claims.none')}</EmptyState>}
    />
  )
}
