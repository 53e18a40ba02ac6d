/** The visits behind one of the month's figures. */
import { FigureRows as Rows } from '#app/parts/figures/index'
import { useVisitColumns } from '../../ui/list/columns'
import { desk } from '../../ui/client'
import { useShownFigures } from './shown'

/** What a drawer has no room for: it stands on the visit itself. */
const leftOut = new Set(['category', 'by'])

export default function FigureRows() {
  return (
    <Rows
      shown={useShownFigures()}
      procedure={desk.visits.figures.rows}
      columns={useVisitColumns().filter(({ key }) => !leftOut.has(key))}
      addressOf={({ id }) => `/visits/${id}?period=all`}
    />
  )
}
