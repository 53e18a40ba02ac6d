/** Shows one number of a request in full, for a reason that is put on record under its applicant. */
import { and, eq } from 'drizzle-orm'
import { DeskError } from '#ground/contract/errors'
import type { SensitiveKind } from '#ground/roles/sensitive'
import type { DisclosureCall } from '#desk/rpc/call'
import { requireResident, requireRevealable } from '#features/residents/index'
import type { RevealedField } from '../contract'
import { requestEvents } from '../../schema'
import { refuse } from '../../requests/service/refuse'
import { requireRequest, type StoredRequest } from '../../requests/service/stored'

export interface RevealInput {
  readonly id: number
  readonly field: RevealedField
  readonly reason: { readonly code: string; readonly note: string }
}

export function revealField(call: DisclosureCall, { id, field, reason }: RevealInput): { value: string } {
  const request = requireRequest(call, id)
  const { kind, value } = valueOf(call, request, field)
  requireRevealable(call, kind)
  if (value === '') throw new DeskError('not-found', 'sensitive.nothing-there')
  call.disclose({
    subject: `resident:${requireResident(call, request.residentId).id}`,
    fields: [kind],
    reason: reason.code,
    note: reason.note,
  })
  return { value }
}

function valueOf(
  call: DisclosureCall,
  request: StoredRequest,
  field: RevealedField,
): { readonly kind: SensitiveKind; readonly value: string } {
  switch (field.kind) {
    case 'agent-id-number':
      return { kind: field.kind, value: request.agentIdNumber ?? '' }
    case 'agent-phone':
      return { kind: field.kind, value: request.agentPhone ?? '' }
    case 'note':
      return { kind: 'typed-number', value: request.note }
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
