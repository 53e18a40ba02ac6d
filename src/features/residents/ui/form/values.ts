/** A resident as the form holds them, and the way from there to what the desk takes. */
import type { z } from 'zod'
import type { IdKind, personInput, PhoneOwner, Relation, ResidentRecord, Sex } from '../../contract/person'

type PersonInput = z.input<ReturnType<typeof z.strictObject<typeof personInput>>>

/** The edition of the notice that people are shown; goes up when its text changes. */
export const noticeVersion = '2026-1'

export interface PersonValues {
  readonly name?: string
  readonly idKind?: IdKind | null
  readonly idNumber?: string
  readonly sex?: Sex | null
  readonly birth?: string | null
  readonly registration?: 'local' | 'outside' | null
  readonly registrationPlace?: string
  readonly address?: {
    readonly estate?: string | null
    readonly building?: string
    readonly unit?: string
    readonly room?: string
    readonly grid?: string | null
  }
  readonly phones?: readonly (
    { readonly number?: string; readonly owner?: PhoneOwner; readonly ownerName?: string } | undefined
  )[]
  readonly contacts?: readonly (
    { readonly name?: string; readonly relation?: string; readonly phone?: string } | undefined
  )[]
  readonly remark?: string
  readonly relation?: Relation | null
  readonly tags?: readonly string[]
  readonly consent?: {
    readonly given?: boolean
    readonly guardianName?: string
    readonly guardianRelation?: string
  }
}

/** What the contract takes; lines of a list that were left empty are not sent. */
export function personOf(values: PersonValues): PersonInput {
  const { address } = values
  return {
    name: values.name ?? '',
    sex: values.sex ?? null,
    idKind: values.idKind ?? null,
    idNumber: values.idKind === 'household-register' ? '' : (values.idNumber ?? ''),
    birth: values.birth ?? null,
    registration: values.registration ?? null,
    registrationPlace: values.registrationPlace ?? '',
    address: {
      estate: address?.estate ?? '',
      building: address?.building ?? '',
      unit: address?.unit ?? '',
      room: address?.room ?? '',
      grid: address?.grid ?? '',
    },
    phones: (values.phones ?? [])
      .filter((phone) => (phone?.number ?? '').trim() !== '')
      .map((phone) => ({
        number: phone?.number ?? '',
        owner: phone?.owner ?? 'self',
        ownerName: phone?.ownerName ?? '',
      })),
    contacts: (values.contacts ?? [])
      .filter((contact) => [contact?.name, contact?.phone].some((part) => (part ?? '').trim() !== ''))
      .map((contact) => ({
        name: contact?.name ?? '',
        relation: contact?.relation ?? '',
        phone: contact?.phone ?? '',
      })),
    remark: values.remark ?? '',
  }
}

/** The form's beginning for someone who is in the register. */
export const valuesOf = (record: ResidentRecord): PersonValues => ({
  name: record.card.name,
  idKind: record.card.idKind,
  idNumber: record.idNumber,
  sex: record.card.sex,
  birth: record.card.birth,
  registration: record.registration,
  registrationPlace: record.registrationPlace,
  address: { ...record.address, estate: record.address.estate || null, grid: record.address.grid || null },
  phones: record.phones,
  contacts: record.contacts,
  remark: record.remark,
})

/** Which field of the form a fault of the desk belongs to. */
export const fieldOfPath = (path: string): string =>
  path.replace(/^person\./, '').replace(/^consent\.by$/, 'consent.guardianName')
