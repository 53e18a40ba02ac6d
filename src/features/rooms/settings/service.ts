/** Serves rooms, equipment and closures as the manager keeps them. */
import { z } from 'zod'
import { read, write } from '#desk/rpc/serve'
import type { ReadCall, WriteCall } from '#desk/rpc/call'
import {
  daysLookedAhead,
  type ClosureText,
  type Equipment,
  type HouseRules,
  type Room,
  type RoomText,
} from '../contract'
import {
  booksAt,
  calendarNotices,
  containers,
  dayOfMinute,
  hitBy,
  minuteOfInstant,
  minutesOfDay,
  noticeMissed,
  openWithin,
  promisedBeyond,
  shutSpans,
  shutStretches,
  startOfDay,
  wholeDay,
  yearsNotAnnounced,
  type Holding,
  type House,
  type Minute,
  type Stranded,
} from '../rules'
import { addDays } from '#ground/days'
import { bookingsAfter } from '../service/bookings'
import { keepClosure } from '../service/closures'
import { houseChanged, readHouse, ruledHouse } from '../service/house'
import { cancelKeptOut, recordMissedIn } from '../service/missed'
import { refuse } from '../service/refuse'
import { strandedNow } from '../service/stranded'

const newId = z.object({ id: z.number() })

/** The id that a `RETURNING id` gave. */
const idFrom = (row: unknown): number => newId.parse(row).id

/** Rooms named by another have to be there, and none lies in itself. */
function requireRooms(house: House, id: number | null, { inside, excludes }: RoomText): void {
  for (const other of [...(inside === null ? [] : [inside]), ...excludes]) {
    if (!house.rooms.has(other)) throw refuse('not-found', 'room-unknown')
    if (other === id) throw refuse('conflict', 'room-inside-itself')
  }
  if (id !== null && inside !== null && containers(house, inside).includes(id)) {
    throw refuse('conflict', 'room-inside-itself')
  }
  if (inside !== null && excludes.includes(inside)) throw refuse('conflict', 'room-excludes-its-own')
}

/** Equipment is counted by quarters of an hour: rooms that have some begin and end on them. */
function requireQuarters(step: number, name: string): void {
  if (step % 15 !== 0) throw refuse('conflict', 'step-not-a-quarter', { name })
}

const addRoom = `
  INSERT INTO rooms (name, place, inside_id, out_of_use, rules, version)
  VALUES (@name, (SELECT coalesce(max(place), 0) + 1 FROM rooms), @inside, @outOfUse, @rules, 1) RETURNING id`
const changeRoom = `
  UPDATE rooms SET name = @name, inside_id = @inside, out_of_use = @outOfUse, rules = @rules, version = version + 1
   WHERE id = @id AND version = @version`

function putExclusions(call: WriteCall, id: number, excludes: readonly number[]): void {
  call.statement('DELETE FROM room_exclusions WHERE room_id = ? OR other_id = ?').run(id, id)
  const add = call.statement('INSERT INTO room_exclusions (room_id, other_id) VALUES (?, ?)')
  for (const other of excludes) add.run(Math.min(id, other), Math.max(id, other))
}

/** What stood before a room asked who comes is not missed by it; what passed before it was out of use, it did not keep out. */
function sinceOf(known: Room | undefined, { outOfUse, rules }: RoomText, now: Minute): HouseRules['since'] {
  const before = known?.rules.since
  const beganToAsk = known !== undefined && known.rules.checkIn === null
  const checkIn = rules.checkIn === null ? undefined : beganToAsk ? now : before?.checkIn
  const wasInUse = known === undefined || known.outOfUse === null
  const out = outOfUse === null ? undefined : wasInUse ? now : before?.outOfUse
  return checkIn === undefined && out === undefined ? undefined : { checkIn, outOfUse: out }
}

interface SavedRoom {
  readonly existing: { readonly id: number; readonly version: number } | null
  readonly text: RoomText
}

const bookingIn = ({ who }: Holding): number | null => (who.is === 'booking' ? who.booking : null)

function saveRoom(call: WriteCall, { existing, text }: SavedRoom) {
  const house = ruledHouse(call)
  const known = existing === null ? undefined : house.rooms.get(existing.id)
  if (existing !== null && known === undefined) throw refuse('not-found', 'room-unknown')
  requireRooms(house, existing?.id ?? null, text)
  const id = existing?.id
  const equipped = [...house.equipment.values()].some(({ rooms }) => id !== undefined && rooms.includes(id))
  if (equipped) requireQuarters(text.rules.step, text.name)
  const { name, inside, outOfUse, excludes } = text
  const rules = { ...text.rules, since: sinceOf(known, text, minuteOfInstant(call.now)) }
  const values = { name, inside, outOfUse, rules: JSON.stringify(rules) }
  const before = new Set(strandedNow(call, house).map(({ holding }) => bookingIn(holding)))
  const saved =
    existing === null
      ? { id: idFrom(call.statement(addRoom).get(values)), version: 1 }
      : { id: existing.id, version: existing.version + 1 }
  if (existing !== null) recordMissedIn(call, existing.id)
  if (existing !== null && call.statement(changeRoom).run({ ...values, ...existing }).changes !== 1) {
    throw refuse('conflict', 'room-changed-since', { name: known?.name ?? name })
  }
  putExclusions(call, saved.id, excludes)
  houseChanged(call)
  if (known !== undefined && known.outOfUse !== null && outOfUse === null)
    cancelKeptOut(call, known, known.outOfUse)
  call.record({ subject: `room:${saved.id}`, change: { ...text, rules } })
  const isNew = ({ holding }: Stranded) => !before.has(bookingIn(holding))
  return { ...saved, stranded: strandedNow(call).filter(isNew).length }
}

const addEquipment =
  'INSERT INTO room_equipment (code, name, pieces) VALUES (@code, @name, @pieces) RETURNING id'
const changeEquipment =
  'UPDATE room_equipment SET code = @code, name = @name, pieces = @pieces WHERE id = @id'

function saveEquipment(
  call: WriteCall,
  { id, text }: { readonly id: number | null; readonly text: Equipment },
) {
  const { equipment: all, rooms } = readHouse(call)
  if (id !== null && !all.some((one) => one.id === id)) throw refuse('not-found', 'equipment-unknown')
  if (all.some((one) => one.code === text.code && one.id !== id))
    throw refuse('conflict', 'equipment-code-taken')
  for (const place of text.rooms) {
    const room = rooms.find((one) => one.id === place)
    if (room === undefined) throw refuse('not-found', 'room-unknown')
    requireQuarters(room.rules.step, room.name)
  }
  const { code, name, pieces } = text
  const saved = id ?? idFrom(call.statement(addEquipment).get({ code, name, pieces }))
  if (id !== null) call.statement(changeEquipment).run({ id, code, name, pieces })
  call.statement('DELETE FROM equipment_rooms WHERE equipment_id = ?').run(saved)
  const addPlace = call.statement('INSERT INTO equipment_rooms (equipment_id, room_id) VALUES (?, ?)')
  for (const place of text.rooms) addPlace.run(saved, place)
  call.statement('DELETE FROM equipment_outages WHERE equipment_id = ?').run(saved)
  const addOutage = call.statement(
    'INSERT INTO equipment_outages (equipment_id, pieces, from_day, until_day, why) VALUES (?, ?, ?, ?, ?)',
  )
  for (const { pieces: out, from, until, why } of text.outages) addOutage.run(saved, out, from, until, why)
  houseChanged(call)
  call.record({ subject: `room-equipment:${saved}`, change: text })
  const now = minuteOfInstant(call.now)
  const { held } = booksAt(ruledHouse(call), bookingsAfter(call, now), now)
  return { id: saved, promisedBeyond: promisedBeyond(text, held, now).length }
}

/** As many as a person reads through; what hits is looked for over the whole time ahead. */
const fallsShown = 20

function previewOf(call: ReadCall | WriteCall, text: ClosureText) {
  const house = ruledHouse(call)
  for (const room of text.rooms ?? []) if (!house.rooms.has(room)) throw refuse('not-found', 'room-unknown')
  const closure = { ...text, id: 1 }
  const now = minuteOfInstant(call.now)
  const ahead = { from: now, until: now + daysLookedAhead * minutesOfDay }
  const falls = shutSpans(closure, house.calendar, ahead)
  const { held } = booksAt(house, bookingsAfter(call, now), now)
  const first = falls[0]
  return {
    falls: falls.slice(0, fallsShown),
    mayBeginOn: first === undefined ? null : noticeMissed(text.kind, call.today, dayOfMinute(first.from)),
    hits: hitBy(house, closure, held, now)
      .slice(0, 500)
      .flatMap(({ who, room, span }) => (who.is === 'booking' ? [{ booking: who.booking, room, span }] : [])),
    yearsNotAnnounced: yearsNotAnnounced(closure, house.calendar, ahead),
  }
}

interface Closing {
  readonly closure: ClosureText
  readonly cannotWait: string | null
}

function close(call: WriteCall, { closure, cannotWait }: Closing) {
  const { falls, mayBeginOn, yearsNotAnnounced: years } = previewOf(call, closure)
  // 春节 of a year whose holidays nobody has published yet will fall; on which days is only not known.
  if (falls.length === 0 && years.length === 0) throw refuse('conflict', 'closure-never-falls')
  if (mayBeginOn !== null && cannotWait === null) {
    throw refuse('conflict', 'notice-missed', { day: mayBeginOn })
  }
  const id = keepClosure(call, closure)
  houseChanged(call)
  call.record({ subject: `room-closure:${id}`, change: { closure, cannotWait } })
  return { id }
}

function endClosure(call: WriteCall, { id, reason }: { readonly id: number; readonly reason: string }) {
  const { changes } = call
    .statement('UPDATE room_closures SET ended_at = ? WHERE id = ? AND ended_at IS NULL')
    .run(call.now, id)
  if (changes !== 1) throw refuse('not-found', 'closure-unknown')
  houseChanged(call)
  call.record({ subject: `room-closure:${id}`, change: { ended: reason } })
  return { id, endedAt: call.now }
}

function hoursOf(call: ReadCall, room: number, from: string, days: number) {
  const house = ruledHouse(call)
  if (!house.rooms.has(room)) throw refuse('not-found', 'room-unknown')
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(from, index)
    const within = { from: startOfDay(day), until: startOfDay(addDays(day, 1)) }
    return {
      day,
      open: openWithin(house, room, within),
      shut: shutStretches(house, room, within),
      certain: calendarNotices(house, room, wholeDay(day)).length === 0,
    }
  })
}

export const settingsHandlers = {
  house: read((call: ReadCall, _input: Readonly<Record<string, never>>) => {
    const { rooms, equipment, closures } = readHouse(call)
    return { rooms: [...rooms], equipment: [...equipment], closures: [...closures] }
  }),
  hours: read(
    (call: ReadCall, input: { readonly room: number; readonly from: string; readonly days: number }) => ({
      days: hoursOf(call, input.room, input.from, input.days),
    }),
  ),
  previewClosure: read((call: ReadCall, input: { readonly closure: ClosureText }) =>
    previewOf(call, input.closure),
  ),
  saveRoom: write(saveRoom),
  saveEquipment: write(saveEquipment),
  close: write(close),
  endClosure: write(endClosure),
}
