/** How a mediation without an agreement ended, as the rules take it. */
import type { HasStatements } from '#vault/store/store'
import type { Ending } from '../../rules'

/** What was put on record of the end; null while nothing was. */
export function endingOf(_call: HasStatements, _caseId: number): Ending | null {
  return null
}
