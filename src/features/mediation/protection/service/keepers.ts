/** Who watches over orders and warnings: those of a case go with it, and somebody else takes them over from who has left. */
import { isHead } from '../../cases/service/in-sight'
import { colleaguesOf } from '../../hands/service/colleagues'
import type { CaseReader, CaseWriter } from '../../service/call'

/** Those of a case that somebody watches over are from now on another's: whoever has no more to do with it finds none of it. */
export function keepersFollow(call: CaseWriter, caseId: number, from: number, to: number): void {
  for (const table of ['mediation_orders', 'mediation_warnings'])
    call
      .statement(`UPDATE ${table} SET keeper_id = @to WHERE case_id = @case AND keeper_id = @from`)
      .run({ case: caseId, from, to })
}

/** To whom the head may give one that somebody watches over now; nobody, where it is not the head who asks. */
export const othersThan = (call: CaseReader, keeper: number): { id: number; name: string }[] =>
  isHead(call.staff) ? colleaguesOf(call).filter(({ id }) => id !== keeper) : []

/**
 * A condition on a register that asks for what somebody has to see to, with its parameters: their own, and for the head what nobody watches
 * over who is still here. A visit after a 告诫书 falls due for somebody (反家庭暴力法 17).
 */
export function watchedBy(call: CaseReader, alias: 'o' | 'w'): readonly [string, ...(string | number)[]] {
  const own = `${alias}.keeper_id = ?`
  if (!isHead(call.staff)) return [own, call.staff.id]
  const here = JSON.stringify(colleaguesOf(call).map(({ id }) => id))
  return [`${own} OR ${alias}.keeper_id NOT IN (SELECT value FROM json_each(?))`, call.staff.id, here]
}
