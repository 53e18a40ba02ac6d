/** Shows one number of a request in full, for a reason that is put on record under its applicant. */
import { and, eq } from 'drizzle-orm'
import type { DisclosureCall } from '#desk/rpc/call'
import { requireResident } from '#features/residents/index'
import { revealed, type GivenReason, type SensitiveField } from '#work/reveal/reveal'
import type { RevealedField } from '../contract'
import { answersOf } from '../../applications/service'
import { requestEvents } from '../../schema'
import { refuse } from '../../requests/service/refuse'
import { requireRequest, type StoredRequest } from '../../requests/service/stored'

export interface RevealInput {
  readonly id: number
  readonly field: RevealedField
  readonly reason: GivenReason
}

export function revealField(call: DisclosureCall, { id, field, reason }: RevealInput): { value: string } {
  const request = requireRequest(call, id)
  const subject = `resident:${requireResident(call, request.residentId).id}`
  return revealed(call, { subject, ...valueOf(call, request, field) }, reason)
}

function valueOf(
  call: DisclosureCall,
  request: StoredRequest,
  field: RevealedField,
): Omit<SensitiveField, 'subject'> {
  switch (field.kind) {
    case 'agent-id-number':
      return { kind: field.kind, value: request.agentIdNumber ?? '' }
    case 'agent-phone':
      return { kind: field.kind, value: request.agentPhone ?? '' }
    case 'note':
      return { kind: 'typed-number', value: request.note }
    case 'answer':
      return { kind: 'typed-number', value: answersOf(call, request)[field.at]?.value ?? '' }
    case 'event': {
      const event = call.database
        .select()
        .from(requestEvents)
        .where(and(eq(requestEvents.requestId, request.id), eq(requestEvents.id, field.event)))
        .get()
      if (event === undefined) throw refuse('not-found', 'unknown')
      const texts = [event.who, event.text, event.exception].filter((text) => text !== '')
      return { kind: 'typed-number', value: texts.join(' · ') }
    }
  }
}
