/**
 * Which cases somebody sees: their own, those they were let into, and all of them for the head mediator. The one condition of
 * every list, search, count, due date and page; a case that it leaves out is not there. In SQL what `maySee` says of one.
 */
import { holds } from '#ground/roles/permissions'
import type { Reader } from '#desk/rpc/call'
import type { Scope } from '#work/scope'

export interface AskingForCases {
  readonly staff: number
  readonly head: boolean
  /** `YYYY-MM-DD` */
  readonly today: string
}

export const askingOf = ({ staff, today }: Pick<Reader, 'staff' | 'today'>): AskingForCases => ({
  staff: staff.id,
  head: isHead(staff),
  today,
})

/** Whether they answer for all cases. */
export const isHead = ({ roles }: Reader['staff']): boolean => holds(roles, 'mediation.head')

const stays = (column: string, { staff, head, today }: AskingForCases): string =>
  head
    ? 'TRUE'
    : `EXISTS (SELECT 1 FROM mediation_stays stay WHERE stay.staff_id = ${staff} AND stay.case_id = ${column}
        AND stay.from_day <= '${today}' AND (stay.until_day IS NULL OR stay.until_day >= '${today}'))`

export const casesInSight: Scope<AskingForCases> = {
  name: 'mediation.in-sight',
  ofRow: (alias, asking) => stays(`${alias}.id`, asking),
  ofColumn: (column, asking) => (asking.head ? 'TRUE' : `(${column} IS NULL OR ${stays(column, asking)})`),
}
