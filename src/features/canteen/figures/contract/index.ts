/** The period's figures of meals, the meals behind each, and all of it as a workbook. */
import { figuresContractOf } from '#work/figures/contract/index'
import { mealFigures } from './declaration'
import { figureRow } from './rows'

export const figuresContract = figuresContractOf(mealFigures, {
  counts: 'canteen.figures',
  rows: 'canteen.till',
  row: figureRow,
  takes: 'canteen.submit',
})
