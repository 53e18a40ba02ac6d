/** The procedures of the month's figures. */
import type { HandlersOf } from '#desk/rpc/serve'
import { figuresHandlersOf } from '#work/figures/service'
import type { figuresContract } from '../contract'
import { requestFigures } from '../contract/declaration'
import { requestCounting } from '../rules'
import { requestsTouched, rowsCounted } from './figures'

export const figuresHandlers: HandlersOf<typeof figuresContract> = figuresHandlersOf(requestFigures, {
  ...requestCounting,
  collect: requestsTouched,
  shown: rowsCounted,
  list: 'service-requests.figures',
  sheet: {
    columns: [
      { name: 'number', width: 16 },
      { name: 'item', width: 26 },
      { name: 'mode', width: 10 },
      { name: 'state', width: 12 },
      { name: 'resident', width: 12 },
      { name: 'grid', width: 14 },
      { name: 'handler', width: 14 },
      { name: 'ended', width: 12 },
      { name: 'rating', width: 12 },
    ],
    cells: (row, word) => [
      row.number,
      row.itemName,
      word(`mode.${row.mode}`),
      word(`state.${row.state}`),
      row.resident.name,
      row.grid,
      row.countedUnder.join(word('between')),
      row.endedDay ?? '',
      row.rating === null ? '' : word(`rating.${row.rating}`),
    ],
    subject: 'service-requests:export',
    fields: ['name'],
  },
})
