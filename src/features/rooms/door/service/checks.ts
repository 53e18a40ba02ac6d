/** Lists before and after as they are kept: every filling stays, the last one counts. */
import { z } from 'zod'
import type { Reader, WriteCall } from '#desk/rpc/call'
import { shownTo } from '#features/residents/index'
import { inJson, rowsOf } from '#work/rows'
import { roomOf, type House } from '../../rules'
import { refuse } from '../../service/refuse'
import { checkMoments, type CheckMoment } from '../../contract/words'
import type { Checklist } from '../contract'
import { checkFault, checksOf, checkStanding, faultsOf, type CheckAnswer } from '../rules/checks'

const answers = inJson(z.array(z.object({ item: z.string(), fine: z.boolean(), note: z.string() })))

const filledRow = z.object({
  moment: z.enum(checkMoments),
  answers,
  at: z.number(),
  by: z.string(),
})

/** Both lists of a booking: what has to be looked at, and what was found the last time. */
export function checklistsOf(call: Reader, house: House, booking: number, room: number): Checklist[] {
  const rows = rowsOf(
    call,
    filledRow,
    `SELECT c.moment, c.answers, c.at, s.name AS by FROM room_checks c JOIN staff s ON s.id = c.staff_id
      WHERE c.booking_id = ? ORDER BY c.id`,
    booking,
  )
  const shown = shownTo(call.staff.roles)
  return checkMoments.map((moment) => {
    const items = [...checksOf(roomOf(house, room).rules, moment)]
    const last = rows.findLast((row) => row.moment === moment)
    const standing = checkStanding(items, last === undefined ? null : faultsOf(last.answers))
    const filled =
      last === undefined
        ? null
        : {
            at: last.at,
            by: last.by,
            answers: last.answers.map((answer) => ({ ...answer, note: shown.text(answer.note) })),
          }
    return { moment, standing, items, filled }
  })
}

const faultRow = z.object({ booking_id: z.number(), moment: z.enum(checkMoments), faults: z.number() })

/** How many faults each list of these bookings had when it was last filled in. */
export function faultsByBooking(call: Reader, ids: readonly number[]) {
  const rows = rowsOf(
    call,
    faultRow,
    `SELECT booking_id, moment, faults FROM room_checks
      WHERE booking_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    JSON.stringify(ids),
  )
  return (booking: number, moment: CheckMoment): number | null =>
    rows.findLast((row) => row.booking_id === booking && row.moment === moment)?.faults ?? null
}

export interface Filling {
  readonly booking: number
  readonly room: number
  readonly moment: CheckMoment
  readonly answers: readonly CheckAnswer[]
}

/** Returns how many things were not in order. */
export function fillChecks(call: WriteCall, house: House, filling: Filling): number {
  const { booking, room, moment, answers: given } = filling
  const fault = checkFault(checksOf(roomOf(house, room).rules, moment), given)
  if (fault !== null) throw refuse(fault === 'note-needed' ? 'invalid' : 'conflict', fault)
  const faults = faultsOf(given)
  call
    .statement(
      'INSERT INTO room_checks (booking_id, moment, answers, faults, at, staff_id) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(booking, moment, JSON.stringify(given), faults, call.now, call.staff.id)
  return faults
}
