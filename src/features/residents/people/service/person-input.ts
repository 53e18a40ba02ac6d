/** Turns what was typed into the form into what the register keeps, or refuses it field by field. */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import { DeskError, type FieldFault } from '#ground/contract/errors'
import { requireCode } from '#work/dictionaries/service'
import type { personChange, personInput } from '../contract/person'
import { cleanBuilding, cleanRoom, cleanUnit } from '#ground/people/addresses'
import { readIdNumber } from '#ground/people/id-numbers'
import { cleanName } from '#ground/people/names'
import { cleanPhone, isPhone } from '#ground/people/phones'
import { withNumbersOf } from '#ground/people/masking'
import type { ContactEntry, Fields, PhoneEntry } from './change'
import { groupOf, type StoredResident } from './rows'
import { rowOf } from '#work/rows'
import { contactsOf, phonesOf } from './phones'
import { peopleInSight } from './sight'

export type PersonInput = z.infer<ReturnType<typeof z.strictObject<typeof personInput>>>

export type PersonChange = z.infer<ReturnType<typeof z.strictObject<typeof personChange>>>

export interface CheckedPerson {
  readonly fields: Fields & { readonly name: string; readonly id_number: string }
  readonly phones: readonly PhoneEntry[]
  readonly contacts: readonly ContactEntry[]
}

/**
 * The person as the register keeps them. Throws `invalid` `residents.person` with the faults of all fields, or
 * `conflict` `residents.id-number-taken` with the name of who has the number; `own` is the record being edited.
 */
export function checkPerson(call: Reader, input: PersonInput, own: number | null): CheckedPerson {
  const faults: FieldFault[] = []
  const fault = (path: FieldFault['path'], code: string) => faults.push({ path: ['person', ...path], code })

  const name = cleanName(input.name)
  if (name === '') fault(['name'], 'required')
  const id = input.idKind === null ? null : readIdNumber(input.idKind, input.idNumber)
  if (id && !id.ok) fault(['idNumber'], id.fault)
  if (input.idKind === null && input.idNumber !== '') fault(['idKind'], 'required')
  if (input.birth !== null && input.birth > call.today) fault(['birth'], 'in-the-future')
  const shown = id?.ok ? id : null
  if (shown?.birth && shown.birth > call.today) fault(['idNumber'], 'id-impossible-date')

  const phones = input.phones.map((phone, at) => {
    const number = cleanPhone(phone.number)
    if (!isPhone(number)) fault(['phones', at, 'number'], 'phone-not-valid')
    return { number, owner: phone.owner, ownerName: phone.ownerName }
  })
  if (new Set(phones.map(({ number }) => number)).size < phones.length) fault(['phones'], 'phone-twice')
  const contacts = input.contacts.map((contact, at) => {
    const phone = cleanPhone(contact.phone)
    if (!isPhone(phone)) fault(['contacts', at, 'phone'], 'phone-not-valid')
    return { ...contact, name: cleanName(contact.name), phone }
  })
  if (faults.length > 0) throw new DeskError('invalid', 'residents.person', {}, faults)

  const { estate, grid } = input.address
  requireCode(call, 'estate', estate)
  requireCode(call, 'grid', grid)
  const number = shown?.number ?? ''
  requireFreeIdNumber(call, number, own)
  return {
    fields: {
      name,
      sex: input.sex ?? shown?.sex ?? null,
      id_kind: input.idKind,
      id_number: number,
      birth: input.birth ?? shown?.birth ?? null,
      ethnicity: input.ethnicity,
      registration: input.registration,
      registration_place: input.registrationPlace,
      ...checkedAddress(input.address),
      remark: input.remark,
    },
    phones,
    contacts,
  }
}

/**
 * What was typed over a record, put together with what was left as it is: whoever corrects a name need not see a number.
 * Throws `invalid` `residents.person` where a line is kept that is not there, or a text names a number only by its mask.
 */
export function wholePerson(call: Reader, record: StoredResident, change: PersonChange): PersonInput {
  const group = groupOf(call, record.id)
  const phones = phonesOf(call, group)
  const contacts = contactsOf(call, group)
  const faults: FieldFault[] = []
  const known = (path: FieldFault['path'], value: string | null | undefined): string => {
    if (value !== undefined && value !== null) return value
    faults.push({ path: ['person', ...path], code: 'masked-number' })
    return ''
  }
  const person: PersonInput = {
    ...change,
    idNumber: change.idNumber ?? record.id_number,
    birth: change.birth === undefined ? record.birth : change.birth,
    address: change.address ?? addressOf(record),
    remark: known(['remark'], withNumbersOf(change.remark, record.remark)),
    phones: change.phones.map((line, at) =>
      'number' in line
        ? line
        : {
            number: known(['phones', at, 'number'], phones[line.kept]?.number),
            owner: line.owner,
            ownerName: line.ownerName,
          },
    ),
    contacts: change.contacts.map((line, at) =>
      'phone' in line
        ? line
        : {
            name: line.name,
            relation: line.relation,
            phone: known(['contacts', at, 'phone'], contacts[line.kept]?.phone),
          },
    ),
  }
  if (faults.length > 0) throw new DeskError('invalid', 'residents.person', {}, faults)
  return person
}

const addressOf = ({ estate, building, unit, room, grid }: StoredResident): PersonInput['address'] => ({
  estate,
  building,
  unit,
  room,
  grid,
})

/** An address with its parts in one form. */
export const checkedAddress = (address: PersonInput['address']) => ({
  estate: address.estate,
  building: cleanBuilding(address.building),
  unit: cleanUnit(address.unit),
  room: cleanRoom(address.room),
  grid: address.grid,
})

const holder = z.object({ id: z.number(), name: z.string() })

/** Who in sight has this ID number; merged records don't count, the one they are part of does. */
export const holderOf = (call: Reader, idNumber: string): z.infer<typeof holder> | null =>
  idNumber === ''
    ? null
    : rowOf(
        call,
        holder,
        `SELECT r.id, r.name FROM residents r
          WHERE r.id_number = ? AND r.id_number <> '' AND r.merged_into IS NULL AND ${peopleInSight.ofRow('r')}`,
        idNumber,
      )

/** Somebody of an import that is not done has the number: it is taken, and nobody is told by whom. */
const isBeingImported = (call: Reader, idNumber: string): boolean =>
  idNumber !== '' &&
  rowOf(
    call,
    holder,
    `SELECT id, name FROM residents
      WHERE id_number = ? AND id_number <> '' AND merged_into IS NULL AND locked_at IS NULL`,
    idNumber,
  ) !== null

/** Throws `residents.id-number-taken` or `residents.id-number-being-imported`; `own` may have it already. */
export function requireFreeIdNumber(call: Reader, idNumber: string, own: number | null): void {
  const taken = holderOf(call, idNumber)
  if (taken && taken.id !== own) {
    throw new DeskError('conflict', 'residents.id-number-taken', { name: taken.name, id: taken.id })
  }
  if (taken === null && isBeingImported(call, idNumber)) {
    throw new DeskError('conflict', 'residents.id-number-being-imported')
  }
}
