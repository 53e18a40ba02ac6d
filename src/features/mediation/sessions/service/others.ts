/** Who sat at a session beside the parties, and belongs there: all others come with every party's consent (人民调解法 20). */
import type { HasStatements } from '#vault/store/store'
import { namesOfStaff } from '../../cases/service/rows'
import { invitedOf, partiesOf } from '../../parties/service/at-hand'
import { uninvited } from '../../rules'
import type { CaseReader } from '../../service/call'

const names = (call: HasStatements, sql: string, ...values: readonly unknown[]): readonly string[] =>
  call
    .statement(sql)
    .pluck()
    .all(...values)
    .map(String)

/** Others at a session whom not all parties agreed to, of the names that were written down; `readers` read it to who cannot. */
export function uninvitedTo(
  call: CaseReader,
  {
    caseId,
    others,
    on,
  }: { readonly caseId: number; readonly others: readonly string[]; readonly on: string },
  readers: readonly string[],
): readonly string[] {
  const parties = partiesOf(call, caseId)
  const mediators = call
    .statement('SELECT DISTINCT staff_id FROM mediation_stays WHERE case_id = ?')
    .pluck()
    .all(caseId)
    .map(Number)
  const belong = [
    ...parties.map(({ name }) => name),
    ...readers,
    ...names(
      call,
      `SELECT r.name FROM mediation_representatives r JOIN mediation_parties p ON p.id = r.party_id WHERE p.case_id = ?`,
      caseId,
    ),
    ...names(call, 'SELECT name FROM mediation_members'),
    ...names(
      call,
      `SELECT m.value FROM mediation_committees c JOIN json_each(c.mediators) m WHERE c.case_id = ?`,
      caseId,
    ),
    ...namesOfStaff(call, mediators).values(),
  ]
  return uninvited({ others, belong }, livingThen(call, caseId, on), invitedOf(call, caseId, on))
}

/** Of who lived then: nobody waits for the word of the dead. */
export const livingThen = (call: HasStatements, caseId: number, on: string): readonly number[] =>
  partiesOf(call, caseId)
    .filter(({ died_on }) => died_on === null || died_on >= on)
    .map(({ id }) => id)
