/** Serves unmet wishes: the reason is asked again when one is noted, so that nothing is counted that could be had. */
import { z } from 'zod'
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import type { Reader } from '#desk/rpc/call'
import { startOfDay as instantOfDay } from '#ground/clock'
import { addDays } from '#ground/days'
import type { ExportSheet, Word } from '#work/exports/take-out'
import { rowsOf } from '#work/rows'
import { peopleInSight } from '#features/residents/index'
import { askedOf, verdictOf } from '../bookings/service/asking'
import { unmetReasons } from '../contract'
import { minuteOfInstant } from '../rules'
import { readHouse } from '../service/house'
import { refuse } from '../service/refuse'
import type { unmetContract } from './contract'
import { unmetBecause } from './rules'

const insert = `
  INSERT INTO room_unmet (room_id, starts, ends, places, holder_kind, because, at, staff_id)
  VALUES (@room, @from, @until, @places, @holderKind, @because, @now, @staffId)`

const notedRow = z.object({
  room: z.number(),
  because: z.enum(unmetReasons),
  count: z.number(),
  people: z.number(),
})
const vainRow = z.object({ room: z.number(), count: z.number() })

export function countsOf(call: Reader, from: string, to: string) {
  const span = [instantOfDay(from), instantOfDay(addDays(to, 1))]
  const noted = rowsOf(
    call,
    notedRow,
    `SELECT room_id AS room, because, count(*) AS count, sum(places) AS people FROM room_unmet
      WHERE at >= ? AND at < ? GROUP BY room_id, because`,
    ...span,
  )
  const vain = rowsOf(
    call,
    vainRow,
    // An offer that ran out was one, whether anybody put it on record or not; one that was displaced was none.
    `SELECT w.room_id AS room, count(*) AS count FROM room_waiting w
      WHERE w.joined_at >= ? AND w.joined_at < ? AND w.starts <= ? AND w.state IN ('waiting', 'offered')
        AND NOT (w.state = 'offered' AND EXISTS (
          SELECT 1 FROM bookings b WHERE b.id = w.booking_id AND b.state IN ('pending', 'expired')))
        AND (${peopleInSight.ofColumn('w.resident_id')})
      GROUP BY w.room_id`,
    ...span,
    minuteOfInstant(call.now),
  )
  const ids = [...new Set([...noted, ...vain].map(({ room }) => room))].toSorted((a, b) => a - b)
  return ids.map((room) => {
    const here = noted.filter((one) => one.room === room)
    const of = (because: (typeof unmetReasons)[number]) =>
      here.find((one) => one.because === because)?.count ?? 0
    return {
      room,
      noted: { full: of('full'), closed: of('closed'), limits: of('limits'), rules: of('rules') },
      people: here.reduce((sum, { people }) => sum + people, 0),
      waitedInVain: vain.find((one) => one.room === room)?.count ?? 0,
    }
  })
}

/** The same table in the month's workbook; there is one also where everybody got what they wanted. */
export function unmetInWorkbook(call: Reader, counts: ReturnType<typeof countsOf>, word: Word): ExportSheet {
  const names = new Map(readHouse(call).rooms.map(({ id, name }) => [id, name]))
  return {
    name: word('unmet.title'),
    header: ['room', ...unmetReasons, 'people', 'inVain'].map((column) => word(`unmet.${column}`)),
    widths: [16],
    total: counts.length,
    rows: counts.map(({ room, noted, people, waitedInVain }) => [
      names.get(room) ?? '',
      ...unmetReasons.map((because) => noted[because]),
      people,
      waitedInVain,
    ]),
  }
}

export const unmetHandlers: HandlersOf<typeof unmetContract> = {
  note: write((call, { booking }) => {
    const [first] = verdictOf(askedOf(call, booking)).reasons
    if (first === undefined) throw refuse('conflict', 'can-be-had')
    const because = unmetBecause(first.code)
    const { room, span, places, holder } = booking
    const noted = { room, ...span, places, holderKind: holder?.kind ?? null, because }
    call.statement(insert).run({ ...noted, now: call.now, staffId: call.staff.id })
    call.record({ subject: `room:${room}`, change: { unmet: noted } })
    return { because }
  }),

  counts: read((call, { from, to }) => ({ rooms: countsOf(call, from, to) })),
}
