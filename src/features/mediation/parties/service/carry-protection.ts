/** Who is hidden in a case is hidden in the one that it is joined with: their papers lie in one file. */
import { cleanName } from '#ground/people/names'
import type { CaseWriter } from '../../service/call'
import { atRiskOf } from './at-risk'
import { partyRowsOf, type PartyRow } from './rows'
import { protect } from './write'

/** As a case is taken for one of the same people: two numbers that differ are two people. */
function isSame(one: PartyRow, other: PartyRow): boolean {
  if (one.resident_id !== null && other.resident_id !== null) return one.resident_id === other.resident_id
  if (one.id_number !== '' && other.id_number !== '') return one.id_number === other.id_number
  return cleanName(one.name) === cleanName(other.name)
}

/** A word in both from today on, whoever is protected in either by whatever said so: it is taken back by people. */
export function carryProtection(call: CaseWriter, joined: number, into: number, reason: string): void {
  const cases = [joined, into].map((id) => {
    const parties = partyRowsOf(call, id)
    const atRisk = atRiskOf(call, id, parties)
    return { parties, hidden: parties.filter((party) => atRisk.has(party.id)) }
  })
  const hidden = cases.flatMap((one) => one.hidden)
  for (const party of cases.flatMap(({ parties }) => parties)) {
    const isHidden = hidden.some((one) => one.id !== party.id && isSame(one, party))
    if (isHidden && party.protected_since === null) protect(call, party, true, reason)
  }
}
