/** The period's figures of meals, the meals behind each, and all of it as a workbook. */
import { figuresContractOf } from '#work/figures/contract/index'
import { soldRow } from '../../till/contract'
import { mealFigures } from './declaration'

export const figuresContract = figuresContractOf(mealFigures, {
  counts: 'canteen.figures',
  rows: 'canteen.till',
  row: soldRow,
  takes: 'canteen.submit',
})
