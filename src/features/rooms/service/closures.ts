/** Writes a closure; whoever does says that the house has changed. */
import { z } from 'zod'
import type { WriteCall } from '#desk/rpc/call'
import type { ClosureText } from '../contract'

const addClosure = `
  INSERT INTO room_closures (kind, why, rooms, falls, announced_on)
  VALUES (@kind, @why, @rooms, @falls, @today) RETURNING id`

const idRow = z.object({ id: z.number() })

export function keepClosure(call: WriteCall, { kind, why, rooms, when }: ClosureText): number {
  const row = call.statement(addClosure).get({
    kind,
    why,
    rooms: rooms === null ? null : JSON.stringify(rooms),
    falls: JSON.stringify(when),
    today: call.today,
  })
  return idRow.parse(row).id
}
