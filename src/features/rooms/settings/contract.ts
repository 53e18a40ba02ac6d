/** Rooms, equipment, hours and closures as the manager keeps them, and what follows from them day by day. */
import { z } from 'zod'
import { day, instant, line, rowId } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { closure } from '../contract/closures'
import { equipment, room } from '../contract/house-rules'
import { shutBecause } from '../contract/reasons'
import { span } from '../contract/times'

/** How many days ahead are looked through for what a change would hit. */
export const daysLookedAhead = 400

/** A room as it is written: everything but its number. */
export const roomText = room.omit({ id: true })
export type RoomText = z.infer<typeof roomText>

const keptRoom = room.extend({ version: z.number().int().min(1) })
export type KeptRoom = z.infer<typeof keptRoom>

const keptEquipment = equipment.extend({ id: rowId })
export type KeptEquipment = z.infer<typeof keptEquipment>

const keptClosure = closure.extend({ announcedOn: day })
export type KeptClosure = z.infer<typeof keptClosure>

export const closureText = closure.omit({ id: true })
export type ClosureText = z.infer<typeof closureText>

/** A booking that a change would hit, the soonest first: whom to call is told where bookings are. */
const hit = z.strictObject({ booking: rowId, room: rowId, span })

export const dayHours = z.strictObject({
  day,
  open: z.array(span),
  shut: z.array(z.strictObject({ span, because: shutBecause })),
  /** False where it hangs on a year whose holidays are not announced. */
  certain: z.boolean(),
})
export type HoursOfDay = z.infer<typeof dayHours>

export const settingsContract = {
  /** The whole house: every room with its rules, equipment, and the closures that are not ended. */
  house: reads('rooms.read')
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        rooms: z.array(keptRoom),
        equipment: z.array(keptEquipment),
        closures: z.array(keptClosure),
      }),
    ),

  /** What the rules come to: a room's hours day by day, with closures, and why it is shut. */
  hours: reads('rooms.read')
    .input(z.strictObject({ room: rowId, from: day, days: z.number().int().min(1).max(62) }))
    .output(z.strictObject({ days: z.array(dayHours) })),

  /** A new room, or a room as it shall be from now on. `version` is the one it was made from. */
  saveRoom: writes('rooms.manage')
    .input(
      request({
        existing: z.strictObject({ id: rowId, version: z.number().int().min(1) }).nullable(),
        text: roomText,
      }),
    )
    /** `stranded`: bookings that stand, lay in its hours until now and do not any more. */
    .output(z.strictObject({ id: rowId, version: z.number().int(), stranded: z.number().int().min(0) })),

  /**
   * Equipment with its outages as they shall stand; tells how many bookings were promised more than will work, or have it
   * in a room where it no longer is. The sheet of calls names them.
   */
  saveEquipment: writes('rooms.manage')
    .input(request({ id: rowId.nullable(), text: equipment }))
    .output(z.strictObject({ id: rowId, promisedBeyond: z.number().int().min(0) })),

  /** What a closure would come to before it is made: on which minutes, whom it hits, whether it keeps its notice. */
  previewClosure: reads('rooms.manage')
    .input(z.strictObject({ closure: closureText }))
    .output(
      z.strictObject({
        /** The first times it falls, at most twenty, from today on. */
        falls: z.array(span),
        /** The first day repairs announced today may begin; null where the notice is kept. */
        mayBeginOn: day.nullable(),
        hits: z.array(hit).max(500),
        /** Years on which it hangs and whose holidays are not announced. */
        yearsNotAnnounced: z.array(z.number().int()),
      }),
    ),

  /** Closes. Repairs that do not keep their seven days are refused, unless it is said why they cannot wait. */
  close: writes('rooms.manage')
    .input(request({ closure: closureText, cannotWait: line(200).nullable() }))
    .output(z.strictObject({ id: rowId })),

  /** Takes a closure back: from now on it shuts nothing. */
  endClosure: writes('rooms.manage')
    .input(request({ id: rowId, reason: line(200) }))
    .output(z.strictObject({ id: rowId, endedAt: instant })),
}
