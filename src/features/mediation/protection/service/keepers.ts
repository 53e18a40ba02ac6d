/** Who watches over the orders and warnings of a case goes with it. */
import type { CaseWriter } from '../../service/call'

/** Those of a case that somebody watches over are from now on another's: whoever has no more to do with it finds none of it. */
export function keepersFollow(call: CaseWriter, caseId: number, from: number, to: number): void {
  for (const table of ['mediation_orders', 'mediation_warnings'])
    call
      .statement(`UPDATE ${table} SET keeper_id = @to WHERE case_id = @case AND keeper_id = @from`)
      .run({ case: caseId, from, to })
}
