/** The guards of series and the waitlist: raw SQL gets nobody in front, nor into what is another's. */
import { beforeEach, describe, expect, it } from 'vitest'
import { GuardedDesk, refusalOf } from '../guarded'
import { house, on, request, room } from '../house'

const span = on('2026-12-05 14:00-16:00')
let desk: GuardedDesk
beforeEach(async () => {
  desk = await GuardedDesk.open(house([room(1)]))
})

const wait = (id: number | null, resident: number, state = 'waiting', booking: number | null = null) =>
  desk.run(
    `INSERT INTO room_waiting (id, room_id, starts, ends, whole, places, equipment, holder_kind, resident_id, purpose, title,
            state, booking_id, joined_at)
     VALUES (?, 1, ?, ?, 1, 1, '{}', 'resident', ?, 'meeting', '', ?, ?, 0)`,
    id,
    span.from,
    span.until,
    resident,
    state,
    booking,
  )

describe('raw SQL on the waitlist', () => {
  it('asks nobody again who declined, and brings nobody back who left', () => {
    wait(1, 7)
    for (const state of ['declined', 'withdrawn', 'accepted', 'over']) {
      wait(null, 8, state)
      const again = `UPDATE room_waiting SET state = 'waiting' WHERE state = '${state}'`
      expect(refusalOf(() => desk.run(again))).toBe('waiting-is-over')
    }
  })

  it('gets nobody in front of another', () => {
    wait(5, 7)
    expect(refusalOf(() => wait(3, 8))).toBe('waiting-keeps-its-place')
    expect(refusalOf(() => desk.run('UPDATE room_waiting SET id = 1 WHERE id = 5'))).toBe(
      'waiting-keeps-its-place',
    )
    expect(refusalOf(() => desk.run('UPDATE room_waiting SET resident_id = 9 WHERE id = 5'))).toBe(
      'waiting-keeps-its-place',
    )
    expect(refusalOf(() => wait(null, 8))).toBeNull()
  })

  it('offers nothing that is not held, and nothing that is held for another', () => {
    wait(1, 7)
    const offer = (booking: number) =>
      desk.run(`UPDATE room_waiting SET state = 'offered', booking_id = ${booking} WHERE id = 1`)
    expect(refusalOf(() => offer(4))).toBe('offer-holds-nothing')
    desk.book(4, request(1, span))
    expect(refusalOf(() => offer(4))).toBe('offer-holds-nothing')
  })
})

describe('raw SQL on a series', () => {
  it('gets nobody else’s booking into it, and takes no date away', () => {
    desk.book(1, request(1, on('2026-12-01 09:00-10:00')))
    desk.book(2, request(1, on('2026-12-08 09:00-10:00')))
    desk.run(`UPDATE bookings SET holder_kind = 'resident', resident_id = 7 WHERE id = 1`)
    desk.run(`UPDATE bookings SET holder_kind = 'resident', resident_id = 8 WHERE id = 2`)
    desk.run(`INSERT INTO room_series (id, pattern) VALUES (1, '{}')`)
    const date = (at: number, booking: number, verb = 'INSERT') =>
      desk.run(
        `${verb} INTO series_dates (series_id, date, starts, ends, booking_id) VALUES (1, ${at}, 60, 120, ${booking})`,
      )
    date(0, 1)
    expect(refusalOf(() => date(1, 2))).toBe('series-of-another')
    expect(refusalOf(() => date(0, 2, 'INSERT OR REPLACE'))).toBe('series-date-exists')
    expect(refusalOf(() => date(5, 1, 'INSERT OR REPLACE'))).toBe('series-date-exists')
  })
})
