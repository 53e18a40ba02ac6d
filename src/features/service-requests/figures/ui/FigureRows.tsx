/** The requests behind one of the month's figures. */
import { useTranslation } from 'react-i18next'
import { FigureRows as Rows } from '#app/parts/figures/index'
import type { Column } from '#app/parts/index'
import type { CountedRow } from '../contract'
import { useRequestColumns } from '../../requests/ui/row-columns'
import { desk } from '../../ui/client'
import { useShownFigures } from './shown'

const shownColumns = ['number', 'item', 'resident', 'state', 'handler']

export default function FigureRows() {
  const { t } = useTranslation('service-requests')
  const columns: readonly Column<CountedRow>[] = useRequestColumns().filter(({ key }) =>
    shownColumns.includes(key),
  )
  return (
    <Rows
      shown={useShownFigures()}
      procedure={desk.serviceRequests.figures.rows}
      columns={columns.map((column) =>
        column.key === 'handler'
          ? {
              ...column,
              render: (row: CountedRow) => row.countedUnder.join(t('listSeparator', { ns: 'app' })),
            }
          : column,
      )}
      addressOf={({ id }) => `/service-requests/${id}`}
    />
  )
}
