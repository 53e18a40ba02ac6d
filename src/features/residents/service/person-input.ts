/** Turns what was typed into the form into what the register keeps, or refuses it field by field. */
import { z } from 'zod'
import { DeskError, type FieldFault } from '../../../desk/contract/errors'
import { requireCode } from '../../../desk/dictionaries/service'
import type { personInput } from '../contract/person'
import { cleanBuilding, cleanRoom, cleanUnit } from '../rules/addresses'
import { readIdNumber } from '../rules/id-numbers'
import { cleanName } from '../rules/names'
import { cleanPhone, isPhone } from '../rules/phones'
import type { ContactEntry, Fields, PhoneEntry } from './change'
import { rowOf, type Reader } from './rows'

export type PersonInput = z.infer<ReturnType<typeof z.strictObject<typeof personInput>>>

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
      registration: input.registration,
      registration_place: input.registrationPlace,
      ...checkedAddress(input.address),
      remark: input.remark,
    },
    phones,
    contacts,
  }
}

/** An address with its parts in one form. */
export const checkedAddress = (address: PersonInput['address']) => ({
  estate: address.estate,
  building: cleanBuilding(address.building),
  unit: cleanUnit(address.unit),
  room: cleanRoom(address.room),
  grid: address.grid,
})

const holder = z.object({ id: z.number(), name: z.string() })

/** Who has this ID number; merged records don't count, the one they are part of does. A locked record is not there. */
export const holderOf = (call: Reader, idNumber: string): z.infer<typeof holder> | null =>
  idNumber === ''
    ? null
    : rowOf(
        call,
        holder,
        `SELECT id, name FROM residents
          WHERE id_number = ? AND id_number <> '' AND merged_into IS NULL AND locked_at IS NULL`,
        idNumber,
      )

function requireFreeIdNumber(call: Reader, idNumber: string, own: number | null): void {
  const taken = holderOf(call, idNumber)
  if (taken && taken.id !== own) {
    throw new DeskError('conflict', 'residents.id-number-taken', { name: taken.name, id: taken.id })
  }
}
