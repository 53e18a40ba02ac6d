/** The standing agreement of a case as the rules take it: when it took effect, whether it is kept. */
import type { HasStatements } from '#vault/store/store'
import type { CaseRow } from '../../cases/service/rows'
import { keptOf, watchedOf } from '../../performance/rows'
import { isPerformed as allKept, type Effect } from '../../rules'
import { effectOfStored } from './effect-of'
import { dutiesOf, standingAgreement } from './stored'

export function effectOfCase(call: HasStatements, row: CaseRow): Effect | null {
  const agreement = standingAgreement(call, row.id)
  if (agreement === null) return null
  return effectOfStored(call, agreement)
}

/** Every instalment of the standing agreement is kept. */
export function isPerformed(call: HasStatements, caseId: number, today: string): boolean {
  const agreement = standingAgreement(call, caseId)
  if (agreement === null) return false
  return allKept(watchedOf(dutiesOf(call, agreement.id), keptOf(call, agreement.id), today))
}
