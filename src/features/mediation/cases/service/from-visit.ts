/** What a case has from the visit that it came from: it is there, and whoever came stands in the case. */
import { holds } from '#ground/roles/permissions'
import { cleanName } from '#ground/people/names'
import { contactForPaper } from '#features/residents/index'
import { visitorOf } from '#features/visits/index'
import { addNamed, addResident, atTheDesk } from '../../parties/service/write'
import type { CaseReader, CaseWriter } from '../../service/call'
import { refuse } from './refuse'
import type { CaseRow } from './rows'

export type WhoCame = ReturnType<typeof visitorOf>

/** `not-found` `mediation.visit-unknown` where there is none, and for whoever may not see who came to the desk. */
export function whoCame(call: CaseReader, visit: number): WhoCame {
  if (!holds(call.staff.roles, 'visits.read')) throw refuse('not-found', 'visit-unknown')
  return visitorOf(atTheDesk(call), visit)
}

/** What they are called, as far as the desk knows. */
export const nameOfWhoCame = (call: CaseReader, { residentId, visitor }: WhoCame): string =>
  cleanName(residentId === null ? (visitor ?? '') : contactForPaper(atTheDesk(call), residentId).name)

/** As an applicant, until somebody says otherwise. */
export function addWhoCame(call: CaseWriter, row: CaseRow, { residentId, visitor }: WhoCame): void {
  if (residentId !== null) addResident(call, row, { residentId, role: 'applicant', side: 1 })
  else if (visitor !== null) addNamed(call, row, visitor)
}
