/** Keys as their ledger has them: where each is, handing out, back, gone, and a slip taken back. */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import type { ReadCall, WriteCall } from '#desk/rpc/call'
import { peopleInSight, shownTo } from '#features/residents/index'
import type { HasStatements } from '#vault/store/store'
import { takeBackFault, type TakingBack } from '#work/course/rules/index'
import { rowOf, rowsOf } from '#work/rows'
import { minute } from '../../contract/times'
import { keyMovements, type KeyMovement } from '../../contract/words'
import { minuteOfInstant } from '../../rules'
import { refuse } from '../../service/refuse'
import type { KeyOut, RoomKey } from '../contract'
import { isNewToDesk, isOverdue, placeOfKey } from '../rules/keys'

const entryRow = z.object({
  id: z.number(),
  room_id: z.number(),
  key_name: z.string(),
  movement: z.enum(keyMovements),
  booking_id: z.number().nullable(),
  taken_by: z.string().nullable(),
  due: minute.nullable(),
  at: z.number(),
  staff_id: z.number(),
  hidden: z.number(),
})
type Entry = z.infer<typeof entryRow>

const columns = `e.id, e.room_id, e.key_name, e.movement, e.booking_id, e.taken_by, e.due, e.at, e.staff_id,
  EXISTS (SELECT 1 FROM bookings b WHERE b.id = e.booking_id AND NOT (${peopleInSight.ofColumn('b.resident_id')})) AS hidden`

/** What neither takes something back nor was taken back. */
const stands = `e.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM room_key_entries r WHERE r.reverses = e.id)`

/** What last happened to a key, or null for one that never left its hook. */
const lastOf = (call: HasStatements, room: number, key: string): Entry | null =>
  rowOf(
    call,
    entryRow,
    `SELECT ${columns} FROM room_key_entries e
      WHERE e.room_id = ? AND e.key_name = ? AND ${stands} ORDER BY e.id DESC LIMIT 1`,
    room,
    key,
  )

type Looking = Pick<ReadCall, 'statement' | 'staff' | 'now'>

function keyOut(call: Looking, entry: Entry): KeyOut | null {
  if (placeOfKey(entry.movement) !== 'out' || entry.booking_id === null) return null
  const { id, room_id: room, key_name: key, booking_id: booking, taken_by: takenBy, at, due } = entry
  const overdue = isOverdue(due, minuteOfInstant(call.now))
  const who = entry.hidden === 1 ? '' : shownTo(call.staff.roles).text(takenBy ?? '')
  return { entry: id, room, key, booking, takenBy: who, at, due, overdue }
}

/** The keys of a room as its rules name them, and those it had before that are still out. */
export function keysOfRoom(call: Looking, room: number, named: readonly string[]): RoomKey[] {
  const stillOut = keysInHands(call)
    .filter((one) => one.room === room && !named.includes(one.key))
    .map(({ key }) => key)
  return [...named, ...stillOut].map((key) => {
    const last = lastOf(call, room, key)
    const place = placeOfKey(last?.movement ?? null)
    return { key, place, out: last === null ? null : keyOut(call, last) }
  })
}

const keyRow = z.object({ room_id: z.number(), key_name: z.string() })

/** Every key that ever left its hook, each found in the index by the one before it: keys are few, their movements many. */
const everyKey = `
  WITH RECURSIVE key(room_id, key_name) AS (
    SELECT * FROM (SELECT room_id, key_name FROM room_key_entries WHERE room_id > 0 ORDER BY room_id, key_name LIMIT 1)
    UNION ALL
    SELECT n.room_id, n.key_name FROM key JOIN room_key_entries n ON n.id = coalesce(
      (SELECT same.id FROM room_key_entries same WHERE same.room_id = key.room_id AND same.key_name > key.key_name
        ORDER BY same.key_name, same.id LIMIT 1),
      (SELECT other.id FROM room_key_entries other WHERE other.room_id > key.room_id
        ORDER BY other.room_id, other.key_name, other.id LIMIT 1)))
  SELECT room_id, key_name FROM key`

/** Every key that somebody has now; those that should be back first. */
export function keysInHands(call: Looking): KeyOut[] {
  const keys = rowsOf(call, keyRow, everyKey)
  return keys
    .flatMap(({ room_id, key_name }) => {
      const last = lastOf(call, room_id, key_name)
      const out = last === null ? null : keyOut(call, last)
      return out === null ? [] : [out]
    })
    .toSorted((one, other) => (one.due ?? 0) - (other.due ?? 0) || one.entry - other.entry)
}

interface NewEntry {
  readonly room: number
  readonly key: string
  readonly movement: KeyMovement
  readonly booking: number | null
  readonly takenBy?: string
  readonly due?: number
  readonly reverses?: number
}

function append(call: WriteCall, { room, key, movement, booking, takenBy, due, reverses }: NewEntry): number {
  const { lastInsertRowid } = call
    .statement(
      `INSERT INTO room_key_entries (room_id, key_name, movement, booking_id, taken_by, due, pieces, at, staff_id, reverses)
       VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?)`,
    )
    .run(
      room,
      key,
      movement,
      booking,
      takenBy ?? null,
      due ?? null,
      call.now,
      call.staff.id,
      reverses ?? null,
    )
  return Number(lastInsertRowid)
}

export interface HandingOut {
  readonly room: number
  readonly booking: number
  readonly key: string
  readonly takenBy: string
  /** The minute by which it shall be back. */
  readonly due: number
}

/** Returns the row. Refused with the key's name while somebody has it. */
export function handOut(call: WriteCall, { room, booking, key, takenBy, due }: HandingOut): number {
  if (isOverdue(due, minuteOfInstant(call.now))) throw refuse('invalid', 'key-due-over')
  const last = lastOf(call, room, key)?.movement ?? null
  if (placeOfKey(last) === 'out') throw refuse('conflict', 'key-is-out', { key })
  if (isNewToDesk(last)) append(call, { room, key, movement: 'kept', booking: null })
  return append(call, { room, key, movement: 'out', booking, takenBy, due })
}

const placeRow = z.object({ room_id: z.number(), key_name: z.string() })

/** The last that happened to the key of this row, when that is the row itself. */
function requireLast(call: WriteCall, entry: number): Entry {
  const place = rowOf(call, placeRow, 'SELECT room_id, key_name FROM room_key_entries WHERE id = ?', entry)
  if (place === null) throw refuse('not-found', 'key-unknown')
  const last = lastOf(call, place.room_id, place.key_name)
  if (last?.id !== entry) throw refuse('conflict', 'key-moved-since', { key: place.key_name })
  return last
}

/** Back on its hook, or gone for good. */
export function bringBack(call: WriteCall, entry: number, how: 'back' | 'lost') {
  const last = requireLast(call, entry)
  const { room_id: room, key_name: key, booking_id: booking } = last
  if (placeOfKey(last.movement) !== 'out') throw refuse('conflict', 'key-is-here', { key })
  return { id: append(call, { room, key, movement: how, booking }), booking, room }
}

/** Who has a key is asked by whoever stands at the desk: anyone takes a slip back, as long as it can have been one. */
const takingBack: TakingBack<KeyMovement> = {
  moves: keyMovements,
  final: ['kept'],
  by: 'anyone',
  within: 'minutes',
}

export function takeBackKey(call: WriteCall, entry: number) {
  const last = requireLast(call, entry)
  const made = { kind: last.movement, staffId: last.staff_id, at: last.at, day: dayAt(last.at) }
  const asking = { staffId: call.staff.id, now: call.now, today: call.today }
  if (takeBackFault(takingBack, made, asking) !== null) throw refuse('conflict', 'cannot-be-taken-back')
  const { room_id: room, key_name: key, movement, booking_id: booking } = last
  return { id: append(call, { room, key, movement, booking, reverses: entry }), booking, room }
}
