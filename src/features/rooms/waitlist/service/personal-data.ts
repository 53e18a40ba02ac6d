/** What the waitlist keeps of a person, and how it forgets it: a wish goes as a whole once its time is over. */
import { z } from 'zod'
import {
  dayField,
  textField,
  wordField,
  type KeepsPersonalData,
  type Retention,
} from '#desk/personal-data/keeps'
import type { Reader } from '#desk/rpc/call'
import type { HasStatements } from '#vault/store/store'
import { purposes, waitingStates } from '../../contract'
import { rowsOf } from '#work/rows'
import { forgetComers } from './comers'
import { dayOfMinute, minuteOfInstant, startOfDay, textOfMinute } from '../../rules'

const kind = 'rooms.waiting'

const wishRow = z.object({
  id: z.number(),
  room: z.string(),
  starts: z.number(),
  ends: z.number(),
  purpose: z.enum(purposes),
  state: z.enum(waitingStates),
})

const wishesOf = (call: Reader, ids: readonly number[]) =>
  z.array(wishRow).parse(
    call
      .statement(
        `SELECT w.id, r.name AS room, w.starts, w.ends, w.purpose, w.state
           FROM room_waiting w JOIN rooms r ON r.id = w.room_id
          WHERE w.resident_id IN (SELECT value FROM json_each(?)) ORDER BY w.id`,
      )
      .all(JSON.stringify(ids)),
  )

const comingRow = z.object({
  room: z.string(),
  starts: z.number(),
  ends: z.number(),
  birth: z.string().nullable(),
  briefed_on: z.string().nullable(),
  with_guardian: z.number(),
  fetched_by: z.string(),
  allergens: z.string(),
})

/** What they would come to if it came free, whoever waits for it. */
const comingsOf = (call: Reader, ids: readonly number[]) =>
  rowsOf(
    call,
    comingRow,
    `SELECT r.name AS room, w.starts, w.ends, c.birth, c.briefed_on, c.with_guardian, c.fetched_by, c.allergens
       FROM room_waiting_comers c JOIN room_waiting w ON w.id = c.waiting_id JOIN rooms r ON r.id = w.room_id
      WHERE c.resident_id IN (SELECT value FROM json_each(?)) ORDER BY c.id`,
    JSON.stringify(ids),
  )

const placeFields = ({ room, starts, ends }: Pick<z.infer<typeof comingRow>, 'room' | 'starts' | 'ends'>) => [
  ...dayField('day', dayOfMinute(starts)),
  ...textField('room', room),
  ...textField('hours', `${textOfMinute(starts).slice(11)}–${textOfMinute(ends).slice(11)}`),
]

export function eraseWish(call: HasStatements, id: number): void {
  call.statement('DELETE FROM room_waiting_events WHERE waiting_id = ?').run(id)
  forgetComers(call, id)
  call.statement('DELETE FROM room_waiting WHERE id = ?').run(id)
}

/** A booking that is forgotten leaves the wish it came from, which has its own period. */
export function leaveWaitlist(call: HasStatements, booking: number): void {
  call
    .statement(
      `UPDATE room_waiting SET booking_id = NULL, state = CASE state WHEN 'offered' THEN 'declined' ELSE state END
        WHERE booking_id = ?`,
    )
    .run(booking)
}

/** Residents' wishes whose last minute lay before a minute. */
const due = 'FROM room_waiting WHERE ends <= ? AND resident_id IS NOT NULL'
const dueRow = z.object({ id: z.number(), resident: z.number() })
const idRow = z.object({ id: z.number() })

/** Wishes of groups whose last minute lay before a minute, with somebody's name or number in them, or who would have come. */
const dueContacts = `FROM room_waiting WHERE ends <= ? AND resident_id IS NULL AND (in_charge IS NOT NULL OR phone IS NOT NULL
     OR EXISTS (SELECT 1 FROM room_waiting_comers c WHERE c.waiting_id = room_waiting.id))`

/** Who answered for a group that waited: as for its bookings, the wish stays as a figure and names nobody. */
const contactsRetention: Retention = {
  of: 'rows',
  kind: 'rooms.waiting-contacts',
  subject: 'room-waiting',
  period: { usual: 24, least: 0 },
  count: (call, before) =>
    Number(call.statement(`SELECT count(*) ${dueContacts}`).pluck().get(startOfDay(before))),
  due: (call, before, after, limit) =>
    z
      .array(idRow)
      .parse(
        call
          .statement(`SELECT id ${dueContacts} AND id > ? ORDER BY id LIMIT ?`)
          .all(startOfDay(before), after, limit),
      )
      .map(({ id }) => ({ id, resident: null })),
  erase: (call, { id }) => {
    call.statement('UPDATE room_waiting SET in_charge = NULL, phone = NULL WHERE id = ?').run(id)
    forgetComers(call, id)
  },
}

export const waitlistKeeps = {
  held: (call, ids) => [
    {
      kind,
      rows: [
        ...wishesOf(call, ids).map((wish) => [
          ...placeFields(wish),
          ...wordField('purpose', `rooms:held.purposes.${wish.purpose}`),
          ...wordField('state', `rooms:held.waiting.${wish.state}`),
        ]),
        ...comingsOf(call, ids).map((coming) => [
          ...placeFields(coming),
          ...dayField('birth', coming.birth),
          ...dayField('briefed', coming.briefed_on),
          ...wordField('guardian', coming.with_guardian === 1 ? 'rooms:held.guardian' : null),
          ...textField('fetchedBy', coming.fetched_by),
          ...textField('allergens', coming.allergens),
        ]),
      ],
    },
  ],
  records: (call, ids) => {
    const now = minuteOfInstant(call.now)
    return wishesOf(call, ids).map(({ id, starts, ends, state }) => {
      const open = (state === 'waiting' || state === 'offered') && starts > now
      return { kind, id, open, ended: open ? null : dayOfMinute(ends) }
    })
  },
  erase: (call, { resident, kept }) => {
    const ids = z
      .array(idRow)
      .parse(
        call
          .statement(
            'SELECT id FROM room_waiting WHERE resident_id = ? AND id NOT IN (SELECT value FROM json_each(?))',
          )
          .all(resident, JSON.stringify(kept[kind] ?? [])),
      )
    for (const { id } of ids) eraseWish(call, id)
    // Who would have come to what somebody else waits for.
    call.statement('DELETE FROM room_waiting_comers WHERE resident_id = ?').run(resident)
    return { [kind]: ids.length }
  },
  // As for bookings: nothing hangs on a wish, and two years show how many were not met.
  retentions: [
    {
      of: 'rows',
      kind,
      subject: 'room-waiting',
      period: { usual: 24, least: 0 },
      count: (call, before) =>
        Number(call.statement(`SELECT count(*) ${due}`).pluck().get(startOfDay(before))),
      due: (call, before, after, limit) =>
        z
          .array(dueRow)
          .parse(
            call
              .statement(`SELECT id, resident_id AS resident ${due} AND id > ? ORDER BY id LIMIT ?`)
              .all(startOfDay(before), after, limit),
          ),
      erase: (call, { id }) => eraseWish(call, id),
    },
    contactsRetention,
  ],
} satisfies Pick<KeepsPersonalData, 'held' | 'records' | 'erase' | 'retentions'>

/** Under what the log tells of these people: what they waited for. */
export const waitingSubjects = (call: HasStatements, residentIds: readonly number[]): readonly string[] =>
  call
    .statement(
      `SELECT 'room-waiting:' || id FROM room_waiting WHERE resident_id IN (SELECT value FROM json_each(?))
        ORDER BY id DESC`,
    )
    .pluck()
    .all(JSON.stringify(residentIds))
    .map(String)
