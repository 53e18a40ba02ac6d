/** The month's figures of mediation, what stands behind each, and the month as a workbook. */
import { z } from 'zod'
import { day, rowId } from '#ground/contract/fields'
import { figuresContractOf } from '#work/figures/contract/index'
import { caseCard } from '../../cases/contract'
import { inMediation } from '../../contract/file'
import { patrolShown } from '../../patrols/contract'
import { monthFigures, outcomes } from './declaration'

/** What stands behind a figure: a case, or a walk through the grids. */
export const countedShown = z.strictObject({
  id: rowId,
  card: caseCard.nullable(),
  patrol: patrolShown.nullable(),
  ended: z.strictObject({ on: day, as: z.enum(outcomes) }).nullable(),
  moneyFen: z.number().int(),
  /** Of the parties those who are named outside the file: no minor is (未成年人保护法 103). */
  named: z.array(z.string()),
})
export type CountedShown = z.infer<typeof countedShown>

export const figuresContract = figuresContractOf(monthFigures, {
  counts: 'mediation.cases',
  rows: 'mediation.cases',
  row: countedShown,
  takes: 'mediation.head',
  ...inMediation,
})
