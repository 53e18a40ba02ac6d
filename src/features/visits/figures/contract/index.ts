/** The month's figures of visits, the visits behind each, and the month as a workbook. */
import { figuresContractOf } from '#work/figures/contract/index'
import { visit } from '../../contract/visit'
import { visitFigures } from './declaration'

export const figuresContract = figuresContractOf(visitFigures, {
  counts: 'visits.figures',
  rows: 'visits.read',
  row: visit,
  takes: 'visits.export',
})
