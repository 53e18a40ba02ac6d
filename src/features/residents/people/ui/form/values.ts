/**
 * A resident as the form holds them, and the way from there to what the desk takes. Over a record the page knows numbers
 * only masked: they stand greyed in empty fields, and what stays empty stays as it is.
 */
import type { TFunction } from 'i18next'
import type { z } from 'zod'
import { mask } from '#ground/contract/sensitive'
import type { personChange, personInput, PhoneOwner, Relation, ResidentRecord } from '../../contract/person'
import { isEthnicity, type Ethnicity } from '#ground/people/ethnicities'
import type { IdKind, Sex } from '#ground/people/words'

type PersonInput = z.input<ReturnType<typeof z.strictObject<typeof personInput>>>
type PersonChange = z.input<ReturnType<typeof z.strictObject<typeof personChange>>>

/** Where a line of the form stands in the record, and how its number is shown there. */
export interface KeptLine {
  readonly at: number
  readonly shown: string
}

/** The edition of the notice that people are shown; goes up when its text changes. */
export const noticeVersion = '2026-1'

export interface PersonValues {
  readonly name?: string
  readonly idKind?: IdKind | null
  readonly idNumber?: string
  readonly sex?: Sex | null
  readonly birth?: string | null
  readonly ethnicity?: Ethnicity | null
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
    | {
        readonly kept?: KeptLine
        readonly number?: string
        readonly owner?: PhoneOwner
        readonly ownerName?: string
      }
    | undefined
  )[]
  readonly contacts?: readonly (
    | {
        readonly kept?: KeptLine
        readonly name?: string
        readonly relation?: string
        readonly phone?: string
      }
    | undefined
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
    ethnicity: values.ethnicity ?? null,
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

/** What the contract takes over a record: what was not typed anew is left out. */
export function changeOf(values: PersonValues, record: ResidentRecord): PersonChange {
  const { idNumber, birth, address, ...typed } = personOf(values)
  const { card } = record
  const keepsNumber = idNumber === '' && card.idNumber !== '' && values.idKind === card.idKind
  return {
    ...typed,
    ...(keepsNumber ? {} : { idNumber }),
    ...(birth === null && isYearAlone(card.birth) ? {} : { birth }),
    ...(card.addressHidden && isUntouched(values.address) ? {} : { address }),
    phones: (values.phones ?? []).flatMap((phone): PersonChange['phones'] => {
      const owner = { owner: phone?.owner ?? ('self' as const), ownerName: phone?.ownerName ?? '' }
      const number = (phone?.number ?? '').trim()
      if (number !== '') return [{ number, ...owner }]
      if (phone?.kept === undefined) return []
      const kept = placeOf(
        phone.kept,
        record.phones.map((line) => line.number),
      )
      return [kept === undefined ? { number, ...owner } : { kept, ...owner }]
    }),
    contacts: (values.contacts ?? []).flatMap((contact): PersonChange['contacts'] => {
      const who = { name: contact?.name ?? '', relation: contact?.relation ?? '' }
      const phone = (contact?.phone ?? '').trim()
      const kept =
        phone !== '' || contact?.kept === undefined
          ? undefined
          : placeOf(
              contact.kept,
              record.contacts.map((line) => line.phone),
            )
      if (kept !== undefined) return [{ kept, ...who }]
      return phone === '' && who.name.trim() === '' ? [] : [{ phone, ...who }]
    }),
  }
}

/** Where a line stands in this version of the record: a draft may be of an older one. */
function placeOf({ at, shown }: KeptLine, lines: readonly string[]): number | undefined {
  if (lines[at] === shown) return at
  const found = lines.indexOf(shown)
  return found < 0 ? undefined : found
}

/** A birth that is masked. */
const isYearAlone = (birth: string | null): boolean => birth?.length === 4

const isUntouched = (address: PersonValues['address']): boolean =>
  Object.values(address ?? {}).every((part) => (part ?? '') === '')

/** The form's beginning for someone who is in the register. */
export const valuesOf = ({ card, ...record }: ResidentRecord): PersonValues => ({
  name: card.name,
  idKind: card.idKind,
  ...(card.idNumber.includes(mask) ? {} : { idNumber: card.idNumber }),
  sex: card.sex,
  ...(isYearAlone(card.birth) ? {} : { birth: card.birth }),
  ethnicity: isEthnicity(record.ethnicity) ? record.ethnicity : null,
  registration: record.registration,
  registrationPlace: record.registrationPlace,
  ...(record.address === null
    ? {}
    : {
        address: {
          ...record.address,
          estate: record.address.estate || null,
          grid: record.address.grid || null,
        },
      }),
  phones: record.phones.map(({ number, owner, ownerName }, at) => ({
    kept: { at, shown: number },
    owner,
    ownerName,
  })),
  contacts: record.contacts.map(({ name, relation, phone }, at) => ({
    kept: { at, shown: phone },
    name,
    relation,
  })),
  remark: record.remark,
})

/** Which field of the form a fault of the desk belongs to. */
export const fieldOfPath = (path: string): string =>
  path.replace(/^person\./, '').replace(/^consent\.by$/, 'consent.guardianName')

/** What a field stands for while it is empty: the masked value that stays as it is. */
export const placeholderOf = (shown: string | undefined, t: TFunction<'residents'>) =>
  shown === undefined || shown === '' ? {} : { placeholder: t('form.stays', { shown }) }
