/** What stands against the end of a case: what it still owes somebody. A person's erasure waits for the same. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { livingOf } from '../../agreement/service/people'
import { dutiesOf, standingAgreement } from '../../agreement/service/stored'
import { awaitsRuling } from '../../confirmation/service/rows'
import { caseStates, type CaseState } from '../../contract/words'
import { endedOn, followUpsOf } from '../../follow-ups/service'
import { keptOf, watchedOf } from '../../performance/rows'
import { followUpsDue } from '../../rules'
import { caseSettingsOf } from '../../settings/service'
import { watchedWhere, type Watched } from '../../protection/service/personal-data'
import { caseHolds, type CaseHold } from '../contract'
import { isOver, performanceHolds } from '../rules'

const into = z.object({ state: z.enum(caseStates), joined_into: z.number().nullable() })

/** A case that was joined to another is over when that one is: they are one from then on. */
export function standsIn(call: Reader, id: number): { readonly id: number; readonly state: CaseState } {
  const [one] = rowsOf(call, into, 'SELECT state, joined_into FROM mediation_cases WHERE id = ?', id)
  if (one === undefined) throw new Error(`no case ${id}`)
  return one.joined_into === null ? { id, state: one.state } : standsIn(call, one.joined_into)
}

const openWatched = (call: Reader, kind: Watched, condition: string, id: number): boolean =>
  watchedWhere(call, kind, call.today, condition, id).some(({ open }) => open)

/** A case and those that were joined to it: they go together. */
export const withJoined = (call: HasStatements, id: number): readonly number[] => [
  id,
  ...call
    .statement('SELECT id FROM mediation_cases WHERE joined_into = ? AND erased_on IS NULL ORDER BY id')
    .pluck()
    .all(id)
    .flatMap((joined) => withJoined(call, Number(joined))),
]

/** All but what was paid: that holds the file, and nobody's name in the register. */
export function obligationsOf(call: Reader, id: number): readonly CaseHold[] {
  const found: CaseHold[] = []
  if (!isOver(standsIn(call, id).state)) found.push('under-way')
  const agreement = standingAgreement(call, id)
  if (
    agreement !== null &&
    agreement.effectOn !== null &&
    performanceHolds(
      watchedOf(dutiesOf(call, agreement.id), keptOf(call, agreement.id), call.today),
      call.today,
    )
  )
    found.push('performance')
  if (followUpToCome(call, id)) found.push('follow-up')
  // In a file that was bound before its ruling came none is written any more.
  if (awaitsRuling(call, id) && standsIn(call, id).state !== 'archived') found.push('confirmation')
  if (openWatched(call, 'mediation.orders', 'o.case_id = ?', id)) found.push('order')
  if (openWatched(call, 'mediation.warnings', 'w.case_id = ?', id)) found.push('warning')
  return found
}

/** A round whose day has not come: one that was missed is the reviewer's, and holds nobody for good. */
function followUpToCome(call: Reader, id: number): boolean {
  const ended = endedOn(call, id)
  if (ended === null) return false
  const parties = livingOf(call, id)
  const { followUpDays } = caseSettingsOf(call)
  return followUpsDue(ended, parties, followUpsOf(call, id), followUpDays, call.today).some(
    ({ due }) => due >= call.today,
  )
}

const paidThisYear = (call: Reader, id: number): boolean =>
  call
    .statement('SELECT 1 FROM mediation_pay WHERE case_id = ? AND approved_on >= ?')
    .get(id, `${call.today.slice(0, 4)}-01-01`) !== undefined

export function holdsOf(call: Reader, id: number): readonly CaseHold[] {
  const all = withJoined(call, id)
  const found = new Set(all.flatMap((one) => obligationsOf(call, one)))
  if (all.some((one) => paidThisYear(call, one))) found.add('paid-this-year')
  return caseHolds.filter((hold) => found.has(hold))
}
