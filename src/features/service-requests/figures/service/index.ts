/** The procedures of the month's figures. */
import { long, read, type HandlersOf } from '#desk/rpc/serve'
import type { figuresContract } from '../contract'
import { monthWorkbook } from './export'
import { monthFigures, rowsOfFigure } from './figures'

export const figuresHandlers: HandlersOf<typeof figuresContract> = {
  month: read((call, { month }) => monthFigures(call, month)),

  rows: read((call, { month, figure, part, after, limit }) =>
    rowsOfFigure(call, { month, figure, part }, { after, limit }),
  ),

  export: long(monthWorkbook),
}
