/** Shows one field of a person in full, for a reason that is put on record. */
import { labelsOf } from '#work/dictionaries/service'
import { addressKind, contactKind, phoneKind } from '#ground/roles/sensitive'
import type { DisclosureCall, Reader } from '#desk/rpc/call'
import { revealed, type GivenReason, type SensitiveField } from '#work/reveal/reveal'
import type { RevealedField } from '../contract'
import { addressText } from '#ground/people/addresses'
import { groupOf, requireStored, type StoredResident } from './rows'
import { contactsOf, phonesOf } from './phones'
import { isProtectedNumber } from './protected-numbers'

/** Where a person lives, in words, with the grid behind it; empty when nobody knows. */
export function wholeAddressOf(call: Reader, record: StoredResident): string {
  const door = addressText(labelsOf(call, 'estate').get(record.estate) ?? '', record)
  return [door, labelsOf(call, 'grid').get(record.grid) ?? ''].filter((part) => part !== '').join(' ')
}

export interface RevealInput {
  readonly id: number
  readonly field: RevealedField
  readonly reason: GivenReason
}

export function revealField(call: DisclosureCall, { id, field, reason }: RevealInput): { value: string } {
  const record = requireStored(call, id)
  return revealed(call, { subject: `resident:${record.id}`, ...valueOf(call, record, field) }, reason)
}

function valueOf(
  call: Reader,
  record: StoredResident,
  field: RevealedField,
): Omit<SensitiveField, 'subject'> {
  const isProtected = record.is_protected === 1
  switch (field.kind) {
    case 'id-number':
      return { kind: 'id-number', value: record.id_number }
    case 'birth':
      return { kind: 'birth', value: record.birth ?? '' }
    case 'address':
      return { kind: addressKind(isProtected), value: wholeAddressOf(call, record) }
    case 'remark':
      return { kind: 'typed-number', value: record.remark }
    case 'status-note':
      return { kind: 'typed-number', value: record.status_note }
    case 'phone': {
      const value = phonesOf(call, groupOf(call, record.id))[field.at]?.number ?? ''
      return { kind: phoneKind(isProtected || isProtectedNumber(call, value)), value }
    }
    case 'contact-phone': {
      const value = contactsOf(call, groupOf(call, record.id))[field.at]?.phone ?? ''
      return { kind: contactKind(isProtected || isProtectedNumber(call, value)), value }
    }
  }
}
