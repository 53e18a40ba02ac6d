/** Writes a record that was not there before. */
import type { Writer } from '#desk/rpc/call'
import { orderOfDoor, putContacts, putPhones } from './change'
import type { CheckedPerson } from './person-input'

/** Writes a new record with everything that belongs to it, and returns its id. Not yet in the index. */
export function insertResident(
  call: Writer,
  { fields, phones, contacts }: CheckedPerson,
  more: { readonly relation: string; readonly householdId: number | null; readonly importId: number | null },
): number {
  const door = { building: fields.building ?? '', unit: fields.unit ?? '', room: fields.room ?? '' }
  const { lastInsertRowid } = call
    .statement(
      `INSERT INTO residents (name, sex, id_kind, id_number, birth, ethnicity, registration, registration_place, household_id,
         relation, estate, building, unit, room, door_order, grid, status, status_since, status_note, remark,
         phone_masked, phone_owner, phone_owner_name, rank, last_served_at, merged_into, import_id, version,
         created_at, created_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'living', NULL, '', ?, '', NULL, '', NULL, NULL, NULL, ?, 1, ?, ?)`,
    )
    .run(
      fields.name,
      fields.sex ?? null,
      fields.id_kind ?? null,
      fields.id_number,
      fields.birth ?? null,
      fields.ethnicity ?? null,
      fields.registration ?? null,
      fields.registration_place ?? '',
      more.householdId,
      more.relation,
      fields.estate ?? '',
      door.building,
      door.unit,
      door.room,
      orderOfDoor(door),
      fields.grid ?? '',
      fields.remark ?? '',
      more.importId,
      call.now,
      call.staff.id,
    )
  const id = Number(lastInsertRowid)
  putPhones(call, id, phones)
  putContacts(call, id, contacts)
  return id
}
