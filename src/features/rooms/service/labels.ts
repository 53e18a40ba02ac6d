/** What people call the rooms, equipment and closures that rows of the log are about. */
import type { HasStatements } from '#vault/store/store'
import { labelled } from '#work/rows'

const among = 'WHERE id IN (SELECT value FROM json_each(?))'

export const roomLabels = labelled(`SELECT id, name AS label FROM rooms ${among}`)
export const equipmentLabels = labelled(`SELECT id, name AS label FROM room_equipment ${among}`)
export const closureLabels = labelled(`SELECT id, why AS label FROM room_closures ${among}`)

/** Under what the log tells of these people: what they booked. */
export const bookingSubjects = (call: HasStatements, residentIds: readonly number[]): readonly string[] =>
  call
    .statement(
      `SELECT 'booking:' || id FROM bookings WHERE resident_id IN (SELECT value FROM json_each(?)) ORDER BY id DESC`,
    )
    .pluck()
    .all(JSON.stringify(residentIds))
    .map(String)
