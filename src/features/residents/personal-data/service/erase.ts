/** Erases a person, or leaves of them who they were where the law keeps something. */
import { z } from 'zod'
import type { Eraser, Erasure } from '#desk/personal-data/keeps'
import type { HasStatements } from '#vault/store/store'
import { findStored } from '../../people/service/rows'
import { unindex } from '../../search-index/service'
import { rowsOf } from '#work/rows'
import { derive } from '../../people/service/derived'

const idRow = z.object({ id: z.number() })

const deleteOf = (call: HasStatements, sql: string, ...parameters: readonly unknown[]): number =>
  call.statement(sql).run(...parameters).changes

/** Takes the record out, or leaves of it who it was: locked, and without anything that was not needed for that. */
function eraseIdentity(call: Eraser, id: number, stays: boolean): number {
  const record = findStored(call, id)
  if (record === null) return 0
  unindex(call, id)
  call
    .statement(
      `UPDATE residents
          SET locked_at = coalesce(locked_at, ?), version = version + 1, sex = NULL, registration = NULL,
              ethnicity = NULL, registration_place = '', household_id = NULL, relation = '', estate = '', building = '', unit = '',
              room = '', door_order = '', grid = '', status_note = '', remark = '', phone_masked = '',
              phone_owner = NULL, phone_owner_name = '', rank = NULL, last_served_at = NULL, import_id = NULL
        WHERE id = ?`,
    )
    .run(call.now, id)
  if (record.household_id !== null) {
    call
      .statement(
        'DELETE FROM households WHERE id = ? AND NOT EXISTS (SELECT 1 FROM residents WHERE household_id = households.id)',
      )
      .run(record.household_id)
  }
  if (stays) return 0
  // A record that is part of this one and was not erased with it stands by itself again.
  const parts = rowsOf(call, idRow, 'SELECT id FROM residents WHERE merged_into = ?', id)
  call.statement('UPDATE residents SET merged_into = NULL WHERE merged_into = ?').run(id)
  for (const part of parts) derive(call, part.id)
  return deleteOf(call, 'DELETE FROM residents WHERE id = ?', id)
}

export function erase(call: Eraser, { resident, kept }: Erasure): Readonly<Record<string, number>> {
  const keptConsents = JSON.stringify(kept['residents.consents'] ?? [])
  const counts = {
    'residents.phones': deleteOf(call, 'DELETE FROM resident_phones WHERE resident_id = ?', resident),
    'residents.contacts': deleteOf(call, 'DELETE FROM resident_contacts WHERE resident_id = ?', resident),
    'residents.tags': deleteOf(call, 'DELETE FROM resident_tags WHERE resident_id = ?', resident),
    'residents.protections': deleteOf(
      call,
      'DELETE FROM resident_protections WHERE resident_id = ?',
      resident,
    ),
    'residents.consents': deleteOf(
      call,
      'DELETE FROM resident_consents WHERE resident_id = ? AND id NOT IN (SELECT value FROM json_each(?))',
      resident,
      keptConsents,
    ),
    'residents.changes':
      deleteOf(call, 'DELETE FROM resident_changes WHERE resident_id = ?', resident) +
      deleteOf(call, 'DELETE FROM resident_merges WHERE kept = ? OR gone = ?', resident, resident) +
      deleteOf(call, 'DELETE FROM residents_apart WHERE one = ? OR other = ?', resident, resident),
  }
  const stays = (kept['residents.identity'] ?? []).includes(resident)
  return { ...counts, 'residents.identity': eraseIdentity(call, resident, stays) }
}
