/** Days that were closed: who signed, what was missing, and their Z sheets once more. */
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useRows } from '#app/desk-client/index'
import { Day, EmptyState, ListPage, MoneyText, Status, When, type Column } from '#app/parts/index'
import { Rooms } from '../../ui/Rooms'
import { desk } from '../../ui/client'
import type { ClosedRow } from '../contract'

export default function ClosedDaysPage() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const rows = useRows(desk.canteen.close.days, {})
  const columns: readonly Column<ClosedRow>[] = [
    { key: 'number', title: t('close.number'), width: '90px', render: ({ number }) => `Z ${number}` },
    {
      key: 'day',
      title: t('menu.day'),
      width: 'minmax(140px, 1fr)',
      render: ({ day }) => (
        <b>
          <Day day={day} weekday />
        </b>
      ),
    },
    {
      key: 'names',
      title: t('close.names'),
      width: 'minmax(160px, 1fr)',
      render: ({ closedBy, witnessedBy }) => [closedBy, witnessedBy].join(t('listSeparator', { ns: 'app' })),
    },
    { key: 'at', title: t('close.at'), width: '150px', render: ({ at }) => <When at={at} /> },
    {
      key: 'difference',
      title: t('close.difference'),
      width: '120px',
      align: 'end',
      render: ({ differenceFen }) =>
        differenceFen === 0 ? (
          <MoneyText fen={0} />
        ) : (
          <Status tone="late">
            <MoneyText fen={differenceFen} />
          </Status>
        ),
    },
  ]
  return (
    <ListPage
      title={t('close.days')}
      label={t('close.days')}
      actions={<Rooms />}
      columns={columns}
      rows={rows}
      rowKey={({ number }) => number}
      onOpen={({ day }) => void navigate(`/canteen/close/sheet?day=${day}`)}
      empty={<EmptyState>{t('close.noDays')}</EmptyState>}
    />
  )
}
