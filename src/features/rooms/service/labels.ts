/** What people call the rooms, equipment and closures that rows of the log are about. */
import { z } from 'zod'
import type { ReadCall } from '#desk/rpc/call'

const labelRow = z.object({ id: z.number(), label: z.string() })

const labelled =
  (sql: string) =>
  (call: ReadCall, ids: readonly number[]): ReadonlyMap<number, string> =>
    new Map(
      z
        .array(labelRow)
        .parse(call.statement(sql).all(JSON.stringify(ids)))
        .map(({ id, label }) => [id, label]),
    )

const among = 'WHERE id IN (SELECT value FROM json_each(?))'

export const roomLabels = labelled(`SELECT id, name AS label FROM rooms ${among}`)
export const equipmentLabels = labelled(`SELECT id, name AS label FROM room_equipment ${among}`)
export const closureLabels = labelled(`SELECT id, why AS label FROM room_closures ${among}`)
