/** Whoever is named in a row of a case stands in that case: an id of another would tell a name of it. */
import type { HasStatements } from '#vault/store/store'
import { refuse } from '../../cases/service/refuse'

/** Throws `not-found` `mediation.party-unknown` where one of them is no party of the case; null is nobody. */
export function refuseStrangers(
  call: HasStatements,
  caseId: number,
  parties: readonly (number | null)[],
): void {
  const known = new Set(
    call.statement('SELECT id FROM mediation_parties WHERE case_id = ?').pluck().all(caseId).map(Number),
  )
  if (parties.some((party) => party !== null && !known.has(party))) throw refuse('not-found', 'party-unknown')
}
