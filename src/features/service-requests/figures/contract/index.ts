/** The month's figures, the rows behind each, and the month as a workbook. */
import { z } from 'zod'
import { figuresContractOf } from '#work/figures/contract/index'
import { requestRow } from '../../requests/contract'
import { requestFigures } from './declaration'

/** A request with everybody under whom it is counted: whoever took it in and whoever ended it may be two. */
const countedRow = requestRow.extend({ countedUnder: z.array(z.string()) })
export type CountedRow = z.infer<typeof countedRow>

export const figuresContract = figuresContractOf(requestFigures, {
  counts: 'service-requests.figures',
  rows: 'service-requests.read',
  row: countedRow,
  takes: 'service-requests.export',
})
