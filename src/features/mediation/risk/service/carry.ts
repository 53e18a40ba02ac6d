/** What is watched of a case goes on in the one that takes it in. */
import type { CaseWriter } from '../../service/call'
import { riskLevels } from '../../contract/words'
import { mediationRisks } from '../../schema'
import { followRisk, riskOfCase } from './said'

/** Where the one that is joined was held higher, the other is from today on: nobody stops looking after it because it was joined. */
export function carryRisk(call: CaseWriter, joined: number, into: number, note: string): void {
  const [from, to] = [riskOfCase(call, joined), riskOfCase(call, into)]
  const level = from.said?.level ?? 'low'
  if (riskLevels.indexOf(level) <= riskLevels.indexOf(to.said?.level ?? 'low')) return
  call.database
    .insert(mediationRisks)
    .values({
      caseId: into,
      signs: JSON.stringify([...new Set([...from.signs, ...to.signs])]),
      level,
      day: call.today,
      note,
      at: call.now,
      staffId: call.staff.id,
    })
    .run()
  followRisk(call, into)
}
