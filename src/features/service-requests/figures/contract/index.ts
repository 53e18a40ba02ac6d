/** The month's figures, the rows behind each, and the month as a workbook. */
import { figuresContractOf } from '#work/figures/contract/index'
import { requestRow } from '../../requests/contract'
import { requestFigures } from './declaration'

export const figuresContract = figuresContractOf(requestFigures, {
  counts: 'service-requests.figures',
  rows: 'service-requests.read',
  row: requestRow,
  takes: 'service-requests.export',
})
