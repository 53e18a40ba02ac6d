/** What is counted of a month of visits, and by what it is divided. */
import { declareFigures } from '#work/figures/contract/index'
import { visitCategories } from '../../contract/words'
import { ratings } from '../../screen/contract'

export const visitFigures = declareFigures({
  columns: [
    'came', // 来访人次
    'answered', // had their answer at the counter
    'requests', // became a request
    'left', // went without either
    'waited', // minutes from the number to the counter
    'served', // minutes at the counter
    'rated', // pressed something on the calling screen
    'poor',
  ],
  divisions: ['category', 'handler', 'hour'],
  tallies: ['ratings'],
  codes: { category: visitCategories, ratings },
  units: { waited: 'minutes', served: 'minutes' },
  shareOf: { answered: 'came', requests: 'came', left: 'came', poor: 'rated' },
  charted: ['came', 'requests'],
  periods: ['month', 'year'],
})
