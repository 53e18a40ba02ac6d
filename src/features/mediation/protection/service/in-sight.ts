/** Which orders and warnings somebody sees: those they watch over, those of cases in sight, all of them for the head mediator. */
import type { Scope } from '#work/scope'
import { casesInSight, type AskingForCases } from '../../cases/service/in-sight'

const ofRow = (alias: string, asking: AskingForCases): string =>
  asking.head
    ? 'TRUE'
    : `(${alias}.keeper_id = ${asking.staff} OR (${alias}.case_id IS NOT NULL AND ${casesInSight.ofColumn(`${alias}.case_id`, asking)}))`

/** Both registers have a keeper and may have a case. */
export const watchedInSight: Pick<Scope<AskingForCases>, 'name' | 'ofRow'> = {
  name: 'mediation.watched-in-sight',
  ofRow,
}
