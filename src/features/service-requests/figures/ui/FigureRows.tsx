/** The requests behind one figure, in a drawer over the figures. */
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useRows } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { DetailDrawer, EmptyState, List } from '#app/parts/index'
import { dimensions } from '../../requests/contract/words'
import { figureNames, month as monthSchema } from '../contract'
import { useRequestColumns } from '../../requests/ui/row-columns'
import './figures.css'

const shownColumns = ['number', 'item', 'resident', 'state', 'handler']

export default function FigureRows() {
  const { t } = useTranslation('service-requests')
  const navigate = useNavigate()
  const [address] = useSearchParams()
  const month = monthSchema.catch('2000-01').parse(address.get('month'))
  const figure = figureNames.find((known) => known === address.get('figure')) ?? 'accepted'
  const dimension = dimensions.find((known) => known === address.get('dimension'))
  const key = address.get('key')
  const rows = useRows(desk.serviceRequests.figures.rows, {
    month,
    figure,
    ...(dimension === undefined || key === null ? {} : { part: { dimension, key: key.slice(0, 60) } }),
  })
  const columns = useRequestColumns().filter((column) => shownColumns.includes(column.key))
  const part = dimension === 'mode' && key !== null ? t(`modes.${key}`) : (key ?? '')
  return (
    <DetailDrawer
      title={[
        t('figures.monthOf', { year: month.slice(0, 4), month: Number(month.slice(5)) }),
        t(`figures.names.${figure}`),
        part,
      ]
        .filter((words) => words !== '')
        .join(' · ')}
      width={820}
      extra={
        rows.total === undefined ? undefined : (
          <span className="soft">{t('figures.requestCount', { count: rows.total })}</span>
        )
      }
      onClose={() => void navigate(`/figures?month=${month}`)}
    >
      <div className="figure-rows">
        <List
          label={t('figures.requests')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          onOpen={(row) => void navigate(`/service-requests/${row.id}`)}
          empty={<EmptyState>{t('figures.none')}</EmptyState>}
        />
      </div>
    </DetailDrawer>
  )
}
