/** Which orders and warnings somebody sees: those they watch over, those of cases in sight, all of them for the head mediator. */
import type { Scope } from '#work/scope'
import { casesInSight, type AskingForCases } from '../../cases/service/in-sight'

const ofRow = (alias: string, asking: AskingForCases): string =>
  asking.head
    ? 'TRUE'
    : `(${alias}.keeper_id = ${asking.staff} OR (${alias}.case_id IS NOT NULL AND ${casesInSight.ofColumn(`${alias}.case_id`, asking)}))`

/** SQL: the case that a row is of, where whoever asks may see it; whoever keeps the row alone learns nothing of a case. */
export const caseInSight = (alias: string, asking: AskingForCases): string =>
  `CASE WHEN ${casesInSight.ofColumn(`${alias}.case_id`, asking)} THEN ${alias}.case_id END AS case_id,
   (${alias}.case_id IS NOT NULL AND NOT ${casesInSight.ofColumn(`${alias}.case_id`, asking)}) AS of_hidden_case`

/** Both registers have a keeper and may have a case. */
export const watchedInSight: Pick<Scope<AskingForCases>, 'name' | 'ofRow'> = {
  name: 'mediation.watched-in-sight',
  ofRow,
}
