/** What rooms keep of who came, to their own sessions and to those of others (个人信息保护法 45): told, counted, forgotten. */
import { z } from 'zod'
import {
  dayField,
  textField,
  wordField,
  type Erasure,
  type HeldKind,
  type RecordOfPerson,
} from '#desk/personal-data/keeps'
import type { Reader } from '#desk/rpc/call'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { dayOfMinute, minuteOfInstant, textOfMinute } from '../rules'

export const comersKind = 'rooms.comers'

const comerRow = z.object({
  id: z.number(),
  room: z.string(),
  starts: z.number(),
  ends: z.number(),
  held_until: z.number().nullable(),
  birth: z.string().nullable(),
  briefed_on: z.string().nullable(),
  with_guardian: z.number(),
  fetched_by: z.string(),
  allergens: z.string(),
  came: z.number(),
})

const comingsOf = (call: Reader, ids: readonly number[]) =>
  rowsOf(
    call,
    comerRow,
    `SELECT c.id, r.name AS room, b.starts, b.ends, b.held_until, c.birth, c.briefed_on, c.with_guardian, c.fetched_by,
            c.allergens, c.came
       FROM booking_comers c JOIN bookings b ON b.id = c.booking_id JOIN rooms r ON r.id = b.room_id
      WHERE c.resident_id IN (SELECT value FROM json_each(?)) ORDER BY c.id`,
    JSON.stringify(ids),
  )

export const comersHeld = (call: Reader, ids: readonly number[]): HeldKind => ({
  kind: comersKind,
  rows: comingsOf(call, ids).map((row) => [
    ...dayField('day', dayOfMinute(row.starts)),
    ...textField('room', row.room),
    ...textField('hours', `${textOfMinute(row.starts).slice(11)}–${textOfMinute(row.ends).slice(11)}`),
    ...wordField('came', row.came === 1 ? 'rooms:held.came.yes' : 'rooms:held.came.no'),
    ...dayField('birth', row.birth),
    ...dayField('briefed', row.briefed_on),
    ...wordField('guardian', row.with_guardian === 1 ? 'rooms:held.guardian' : null),
    ...textField('fetchedBy', row.fetched_by),
    ...textField('allergens', row.allergens),
  ]),
})

export function comersRecords(call: Reader, ids: readonly number[]): RecordOfPerson[] {
  const now = minuteOfInstant(call.now)
  return comingsOf(call, ids).map(({ id, ends, held_until }) => {
    const open = held_until !== null && held_until > now
    return { kind: comersKind, id, open, ended: open ? null : dayOfMinute(ends) }
  })
}

/** That a place was taken stays, by whom goes. */
export const eraseComings = (call: HasStatements, { resident, kept }: Erasure): number =>
  call
    .statement(
      `UPDATE booking_comers SET resident_id = NULL, name = '', birth = NULL, briefed_on = NULL, fetched_by = '',
              allergens = '' WHERE resident_id = ? AND id NOT IN (SELECT value FROM json_each(?))`,
    )
    .run(resident, JSON.stringify(kept[comersKind] ?? [])).changes
