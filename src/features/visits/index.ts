/** What other features may use of visits. */
import type { Visit } from './contract'
import { ofPerson, visitsWhere, type Reader } from './service/rows'

export { visitsKeep } from './service/personal-data'
export type { Visit } from './contract'

/** The latest visits of a resident, of merged records too; throws `residents.unknown`. */
export function visitsOfPerson(call: Reader, residentId: number, limit: number): readonly Visit[] {
  return visitsWhere(call, ofPerson(call, residentId), limit)
}
