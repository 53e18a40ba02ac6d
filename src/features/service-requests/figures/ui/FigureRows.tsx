/** The requests behind one of the month's figures. */
import { FigureRows as Rows } from '#app/parts/figures/index'
import { useRequestColumns } from '../../requests/ui/row-columns'
import { desk } from '../../ui/client'
import { useShownFigures } from './shown'

const shownColumns = ['number', 'item', 'resident', 'state', 'handler']

export default function FigureRows() {
  return (
    <Rows
      shown={useShownFigures()}
      procedure={desk.serviceRequests.figures.rows}
      columns={useRequestColumns().filter(({ key }) => shownColumns.includes(key))}
      addressOf={({ id }) => `/service-requests/${id}`}
    />
  )
}
