/** The agent who comes for a resident: number and phone are checked before they stand on a paper. */
import { DeskError } from '#ground/contract/errors'
import type { Role } from '#ground/roles/permissions'
import { likelyIdKind, readIdNumber } from '#ground/people/id-numbers'
import { shownTo } from '#ground/people/masking'
import { cleanPhone, isPhone } from '#ground/people/phones'
import type { AgentInput } from '../contract/parties'

/** The agent's columns; `invalid` with the field that is wrong. */
export function checkedAgent(agent: AgentInput | null) {
  if (agent === null) {
    return { agentName: null, agentIdNumber: null, agentPhone: null, agentRelation: null }
  }
  const reading = readIdNumber(likelyIdKind(agent.idNumber), agent.idNumber)
  const phone = cleanPhone(agent.phone)
  const fields = [
    ...(reading.ok ? [] : [{ path: ['agent', 'idNumber'], code: reading.fault }]),
    ...(isPhone(phone) ? [] : [{ path: ['agent', 'phone'], code: 'not-a-phone' }]),
  ]
  if (!reading.ok || fields.length > 0) {
    throw new DeskError('invalid', 'service-requests.agent-invalid', {}, fields)
  }
  return {
    agentName: agent.name,
    agentIdNumber: reading.number,
    agentPhone: phone,
    agentRelation: agent.relation,
  }
}

interface AgentColumns {
  readonly agentName: string | null
  readonly agentIdNumber: string | null
  readonly agentPhone: string | null
  readonly agentRelation: string | null
}

/** The agent as someone with these roles sees them, or in full for a paper that needs it. */
export function agentOf(columns: AgentColumns, seenBy: readonly Role[] | 'paper') {
  if (columns.agentName === null) return null
  const idNumber = columns.agentIdNumber ?? ''
  const phone = columns.agentPhone ?? ''
  const relation = columns.agentRelation ?? ''
  if (seenBy === 'paper') return { name: columns.agentName, idNumber, phone, relation }
  const shown = shownTo(seenBy)
  return {
    name: columns.agentName,
    idNumber: shown.agentIdNumber(idNumber),
    phone: shown.agentPhone(phone),
    relation,
  }
}
