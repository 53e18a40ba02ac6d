/** Whom of those who mediate a case nobody asked how they stand to its parties (人民调解法 19, 23). */
import { namesOfStaff } from '../../cases/service/rows'
import { mediatorsOf, partiesOf } from '../../parties/service/at-hand'
import type { CaseReader } from '../../service/call'
import { concernedOf, relationsOf } from './relations'

export interface Unanswered {
  readonly mediator: number
  readonly name: string
  /** Ids of the parties. */
  readonly parties: readonly number[]
  /** Those of them whom a word about all of them leaves out: a like name is answered for itself. */
  readonly alike: readonly number[]
}

export function unansweredOf(call: CaseReader, caseId: number): readonly Unanswered[] {
  const ids = mediatorsOf(call, caseId)
  const names = namesOfStaff(call, ids)
  const concerned = concernedOf(call, caseId, partiesOf(call, caseId))
  return ids.flatMap((mediator) => {
    const name = names.get(mediator) ?? ''
    const { unanswered: parties, found } = relationsOf(call, caseId, { id: mediator, name }, concerned, false)
    const alike = found.flatMap(({ party }) => concerned[party]?.id ?? [])
    return parties.length === 0
      ? []
      : [{ mediator, name, parties, alike: parties.filter((party) => alike.includes(party)) }]
  })
}
