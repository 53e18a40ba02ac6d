/** Writes a change of a record: the row, its version, and one line of history for each field that is now different. */
import { DeskError } from '#ground/contract/errors'
import type { PhoneOwner } from '../contract/person'
import { doorOrder } from '#ground/people/addresses'
import { type StoredField, type StoredResident, requireStored, type RecordKeeper } from './rows'
import { derive } from './derived'
import { ownContacts, ownPhones } from './phones'
import type { WriteCall } from '#desk/rpc/call'

export type Cause =
  | 'register'
  | 'edit'
  | 'status'
  | 'status-take-back'
  | 'move'
  | 'household'
  | 'tag'
  | 'consent'
  | 'protection'
  | 'merge'
  | 'unmerge'
  | 'import'
  | 'take-back'

export type Fields = { readonly [Field in StoredField]?: StoredResident[Field] | undefined }

export interface PhoneEntry {
  readonly number: string
  readonly owner: PhoneOwner
  readonly ownerName: string
}
export interface ContactEntry {
  readonly name: string
  readonly relation: string
  readonly phone: string
}

/** Refuses an edit made from an older version: someone else was quicker. */
export function requireVersion(record: StoredResident, version: number): void {
  if (record.version !== version) {
    throw new DeskError('conflict', 'residents.changed-meanwhile', { name: record.name })
  }
}

/** One line of history. Values are JSON. */
export function noteChange(
  call: RecordKeeper,
  residentId: number,
  cause: Cause,
  field: string,
  before: unknown,
  after: unknown,
  importId: number | null = null,
): void {
  call
    .statement(
      `INSERT INTO resident_changes (resident_id, at, staff_id, cause, field, before, after, import_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      residentId,
      call.now,
      call.staff.id,
      cause,
      field,
      JSON.stringify(before),
      JSON.stringify(after),
      importId,
    )
}

/** Sets the fields that differ and returns their names; nothing is written when none does. */
export function changeFields(
  call: RecordKeeper,
  record: StoredResident,
  fields: Fields,
  cause: Cause,
  importId: number | null = null,
): readonly StoredField[] {
  const differing = storedFieldNames.filter(
    (field) => fields[field] !== undefined && fields[field] !== record[field],
  )
  for (const field of differing) {
    call.statement(`UPDATE residents SET ${field} = ? WHERE id = ?`).run(fields[field], record.id)
    noteChange(call, record.id, cause, field, record[field], fields[field], importId)
  }
  if (differing.some((field) => field === 'building' || field === 'unit' || field === 'room')) {
    const door = {
      building: fields.building ?? record.building,
      unit: fields.unit ?? record.unit,
      room: fields.room ?? record.room,
    }
    call.statement('UPDATE residents SET door_order = ? WHERE id = ?').run(orderOfDoor(door), record.id)
  }
  return differing
}

const storedFieldNames: readonly StoredField[] = [
  'name',
  'sex',
  'id_kind',
  'id_number',
  'birth',
  'ethnicity',
  'registration',
  'registration_place',
  'household_id',
  'relation',
  'estate',
  'building',
  'unit',
  'room',
  'grid',
  'status',
  'status_since',
  'status_note',
  'remark',
]

export const orderOfDoor = (door: Pick<StoredResident, 'building' | 'unit' | 'room'>): string =>
  [door.building, door.unit, door.room].map(doorOrder).join('|')

/** Ends a change: the version goes up and what is derived follows. Returns the new version. */
export function settle(call: RecordKeeper, record: StoredResident): number {
  const version = record.version + 1
  call.statement('UPDATE residents SET version = ? WHERE id = ?').run(version, record.id)
  derive(call, record.id)
  return version
}

export function changePhones(
  call: RecordKeeper,
  id: number,
  phones: readonly { readonly number: string; readonly owner: string; readonly ownerName: string }[],
  cause: Cause,
  importId: number | null = null,
): boolean {
  const before = ownPhones(call, id)
  if (JSON.stringify(before) === JSON.stringify(phones)) return false
  call.statement('DELETE FROM resident_phones WHERE resident_id = ?').run(id)
  putPhones(call, id, phones)
  noteChange(call, id, cause, 'phones', before, phones, importId)
  return true
}

export function putPhones(
  call: RecordKeeper,
  id: number,
  phones: readonly { readonly number: string; readonly owner: string; readonly ownerName: string }[],
): void {
  const put = call.statement(
    'INSERT INTO resident_phones (resident_id, place, number, owner, owner_name) VALUES (?, ?, ?, ?, ?)',
  )
  phones.forEach((phone, place) => put.run(id, place, phone.number, phone.owner, phone.ownerName))
}

export function changeContacts(
  call: RecordKeeper,
  id: number,
  contacts: readonly ContactEntry[],
  cause: Cause,
  importId: number | null = null,
): boolean {
  const before = ownContacts(call, id)
  if (JSON.stringify(before) === JSON.stringify(contacts)) return false
  call.statement('DELETE FROM resident_contacts WHERE resident_id = ?').run(id)
  putContacts(call, id, contacts)
  noteChange(call, id, cause, 'contacts', before, contacts, importId)
  return true
}

export function putContacts(call: RecordKeeper, id: number, contacts: readonly ContactEntry[]): void {
  const put = call.statement(
    'INSERT INTO resident_contacts (resident_id, place, name, relation, phone) VALUES (?, ?, ?, ?, ?)',
  )
  contacts.forEach((contact, place) => put.run(id, place, contact.name, contact.relation, contact.phone))
}

/** The only place that ends a write on one record: history is written, now version, index and audit. */
export function done(call: WriteCall, id: number, cause: Cause, change: unknown) {
  const version = settle(call, requireStored(call, id))
  call.record({ subject: `resident:${id}`, change: { cause, change } })
  return { id, version }
}
