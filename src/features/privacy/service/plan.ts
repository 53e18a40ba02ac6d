/** What an erasure of a person would take and leave today, asked of every feature. */
import type { KeptRows } from '#vault/erasures/rules'
import type { HousedReader } from './calls'
import type { PersonOnRecord } from '#features/residents/index'
import type { ErasurePlan } from '../contract'
import { planErasure, type Plan } from '../rules'
import { stayingNow } from './settings'

export const recordsOf = (call: HousedReader, person: PersonOnRecord) => {
  const ids = person.records.map(({ id }) => id)
  return call.house.keepers.flatMap((keeper) => [...keeper.records(call, ids)])
}

export const planFor = (
  call: HousedReader,
  person: PersonOnRecord,
  records = recordsOf(call, person),
): Plan => planErasure(records, stayingNow(call), call.today)

/** The rows of a plan that stay, as an erasure takes them. */
export const keptRowsOf = (plan: Plan, person: PersonOnRecord): KeptRows => ({
  ...plan.kept,
  'residents.identity': plan.identityStays ? person.records.map(({ id }) => id) : [],
})

export const planShown = ({ lines, blocked, keptCount, identityStays }: Plan): ErasurePlan => ({
  lines: lines.map((line) => ({ ...line })),
  blocked,
  kept: keptCount,
  identityStays,
})
