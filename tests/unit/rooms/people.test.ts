/** Who may book and come, what is never let in, approval; late, no-show, expired and left early; suspensions. */
import { describe, expect, it } from 'vitest'
import {
  afterMove,
  bookingTable,
  conductOf,
  guardianReason,
  overtaken,
  pendingHoldsUntil,
  seenAt,
  takesAgain,
  type Request,
} from '#features/rooms/rules/index'
import { bookingStates } from '#features/rooms/contract/index'
import { ask, at, booking, codes, group, house, on, request, room, rules } from './house'

const span = on('2026-03-17 14:00-16:00')
const adult = { birth: '1960-05-01', briefedOn: '2026-03-01', withGuardian: false }

describe('people', () => {
  it('of a kind the room is not for are refused', () => {
    const residentsOnly = house([room(1, { mayBook: ['resident'] })])
    expect(ask(residentsOnly, request(1, span, { holder: group(1) })).reasons).toEqual([
      { code: 'may-not-book', holder: 'group' },
    ])
  })

  it.each(['sales', 'health-products'] as const)('who come for %s are let in by nobody', (purpose) => {
    expect(
      codes(ask(house([room(1)]), request(1, span, { purpose, holder: { kind: 'centre', id: 1 } }))),
    ).toEqual(['purpose'])
  })

  it('without any briefing, or with one that is still to come, are told', () => {
    const briefed = house([room(1, { briefing: { validDays: 180 } })])
    const asked = (briefedOn: string | null) =>
      ask(briefed, request(1, span, { places: 2, comers: [adult, { ...adult, briefedOn }] })).reasons
    expect(asked(null)).toEqual([{ code: 'briefing', person: 1, until: null }])
    expect(asked('2026-03-18')).toEqual([{ code: 'briefing', person: 1, until: null }])
    expect(asked('2026-03-17')).toEqual([])
    const forGood = house([room(1, { briefing: { validDays: null } })])
    expect(
      codes(ask(forGood, request(1, span, { comers: [{ ...adult, briefedOn: '2001-01-01' }] }))),
    ).toEqual([])
  })

  it('whose age nobody knows are noticed, not refused', () => {
    const guarded = house([room(1, { guardianUnder: 14 })])
    expect(ask(guarded, request(1, span, { comers: [{ ...adult, birth: null }] }))).toEqual({
      reasons: [],
      notices: [{ code: 'age-unknown', person: 0 }],
    })
  })

  it('are no more than there are places, each once, and those without a name are counted', () => {
    const strict = house([room(1, { guardianUnder: 14 })])
    const li = { ...adult, residentId: 7, name: '李梅' }
    const answer = (places: number, comers: Request['comers']) =>
      ask(strict, request(1, span, { places, comers }))
    expect(answer(2, [adult, adult, adult]).reasons).toEqual([
      { code: 'too-many-comers', named: 3, places: 2 },
    ])
    expect(answer(3, [li, adult, li]).reasons).toEqual([{ code: 'named-twice', person: 2 }])
    const bao = { ...adult, name: '小宝' }
    expect(codes(answer(2, [bao, bao]))).toEqual(['named-twice'])
    // Two of one name may come, as far as anybody knows.
    expect(codes(answer(2, [{ ...bao, birth: null, withGuardian: true }, bao]))).toEqual([])
    expect(answer(20, [li]).notices).toEqual([{ code: 'unnamed', people: 19 }])
    // A room that asks nothing of who comes counts nobody.
    expect(ask(house([room(1)]), request(1, span, { places: 1, comers: [li, li] }))).toEqual({
      reasons: [],
      notices: [],
    })
  })

  it('born on 29 February complete a year on 1 March in common years', () => {
    const comer = { birth: '2012-02-29', briefedOn: null, withGuardian: false }
    const on = (day: string) => guardianReason({ guardianUnder: 14 }, comer, 0, day)
    expect(on('2026-02-28')).toEqual({ code: 'guardian', person: 0, under: 14, age: 13 })
    expect(on('2026-03-01')).toBeNull()
  })

  it('who need approval are told how long the slot is theirs, never past its beginning', () => {
    const approved = house([room(1, { approvalFor: ['group'], pendingHours: 48 })])
    const asked = request(1, span, { holder: group(1) })
    const holds = (now: string) => ask(approved, asked, [], { now: at(now), inSeries: false }).notices
    expect(holds('2026-03-10T09:00')).toEqual([
      { code: 'needs-approval', holdsUntil: at('2026-03-12T09:00'), holds: true },
    ])
    expect(holds('2026-03-16T18:00')).toEqual([
      { code: 'needs-approval', holdsUntil: span.from, holds: true },
    ])
    const unheld = house([room(1, { approvalFor: ['group'], pendingHours: 0 })])
    expect(ask(unheld, asked, [], { now: at('2026-03-10T09:00'), inSeries: false }).notices).toEqual([
      { code: 'needs-approval', holdsUntil: at('2026-03-10T09:00'), holds: false },
    ])
    expect(pendingHoldsUntil(rules(), span, at('2026-03-17T14:30'))).toBe(at('2026-03-17T14:30'))
  })
})

describe('at the door', () => {
  const checked = rules({ checkIn: { lateAfter: 10, noShowAfter: 30 } })
  const seen = (now: string, more = {}) => seenAt(checked, booking(1, 1, span, more), at(`2026-03-17T${now}`))

  it('nobody there is late after ten minutes and a no-show after thirty', () => {
    expect(['14:09', '14:10', '14:29', '14:30'].map((now) => seen(now).standing)).toEqual([
      'to-come',
      'late',
      'late',
      'ended',
    ])
    expect(seen('14:30')).toEqual({
      state: 'no-show',
      standing: 'ended',
      holds: on('2026-03-17 14:00-14:30'),
    })
  })

  it('a short booking nobody came to is a no-show at its end at the latest', () => {
    expect(seenAt(checked, booking(1, 1, on('2026-03-17 14:00-14:20')), at('2026-03-17T14:20')).state).toBe(
      'no-show',
    )
  })

  it('who came is no no-show, and who leaves early frees the rest', () => {
    expect(seen('15:00', { state: 'checked-in', arrivedAt: at('2026-03-17T14:05') }).standing).toBe('here')
    const left = { state: 'left' as const, arrivedAt: at('2026-03-17T14:05'), leftAt: at('2026-03-17T15:00') }
    expect(seen('15:30', left).holds).toEqual(on('2026-03-17 14:00-15:00'))
    const asked = house([room(1, checked)])
    expect(codes(ask(asked, request(1, on('2026-03-17 15:00-16:00')), [booking(1, 1, span, left)]))).toEqual(
      [],
    )
  })

  it('where the room does not ask who comes, nobody is late', () => {
    expect(seenAt(rules(), booking(1, 1, span), at('2026-03-17T15:59')).standing).toBe('to-come')
    expect(seenAt(rules(), booking(1, 1, span), at('2026-03-17T16:00')).standing).toBe('over')
  })

  it('what the clock has overtaken is put on record at the next write', () => {
    const asked = house([room(1, checked)])
    const bookings = [
      booking(1, 1, span),
      booking(2, 1, on('2026-03-20 09:00-10:00'), { state: 'pending', holdsUntil: at('2026-03-17T12:00') }),
      booking(3, 1, on('2026-03-21 09:00-10:00')),
      booking(4, 1, on('2026-03-01 09:00-10:00'), { state: 'cancelled' }),
    ]
    expect(overtaken(asked, bookings, at('2026-03-17T15:00')).map(({ id }) => id)).toEqual([1, 2])
  })
})

describe('states', () => {
  it('what does not hold its room is checked again before it does', () => {
    expect(takesAgain('expired', 'approve')).toBe(true)
    expect(takesAgain('no-show', 'check-in')).toBe(true)
    expect(takesAgain('pending', 'approve')).toBe(false)
  })

  it('lead nowhere from what was refused, cancelled or displaced', () => {
    const ends = bookingStates.filter((state) => Object.keys(bookingTable[state].moves).length === 0)
    expect(ends).toEqual(['left', 'refused', 'cancelled', 'displaced'])
    expect(afterMove('cancelled', 'approve')).toBeNull()
  })

  it('hold only what they count', () => {
    expect(bookingStates.filter((state) => bookingTable[state].holds && !bookingTable[state].counts)).toEqual(
      [],
    )
  })
})

describe('suspensions', () => {
  const house30 = { suspension: { noShows: 3, within: 90, days: 30 } }
  const three = ['2026-03-02', '2026-03-09', '2026-03-16']

  it('run from the day after the third no-show', () => {
    expect(conductOf(house30, three, [], '2026-03-17')).toMatchObject({
      suspendedUntil: '2026-04-15',
      warnings: [],
    })
    expect(conductOf(house30, three, [], '2026-03-16').suspendedUntil).toBeNull()
    expect(conductOf(house30, three, [], '2026-04-15').suspendedUntil).toBe('2026-04-15')
    expect(conductOf(house30, three, [], '2026-04-16').suspendedUntil).toBeNull()
  })

  it('two are two warnings, and old ones are forgotten', () => {
    expect(conductOf(house30, three.slice(0, 2), [], '2026-03-10').warnings).toHaveLength(2)
    expect(conductOf(house30, three.slice(0, 2), [], '2026-06-01').warnings).toEqual(['2026-03-09'])
    expect(
      conductOf(house30, ['2025-12-01', '2026-03-02', '2026-03-09'], [], '2026-03-10').suspensions,
    ).toEqual([])
  })

  it('answer for their no-shows: the next begins at none', () => {
    const conduct = conductOf(house30, [...three, '2026-04-20'], [], '2026-04-20')
    expect(conduct).toMatchObject({ suspendedUntil: null, warnings: ['2026-04-20'] })
  })

  it('lifted by the manager end before that day', () => {
    const conduct = conductOf(house30, three, ['2026-03-20'], '2026-03-20')
    expect(conduct.suspendedUntil).toBeNull()
    expect(conduct.suspensions).toEqual([
      { from: '2026-03-17', until: '2026-03-19', noShows: three, lifted: true },
    ])
  })

  it('keep the holder from booking while they last', () => {
    expect(ask(house([room(1)]), request(1, span, { suspendedUntil: '2026-04-15' })).reasons).toEqual([
      { code: 'suspended', until: '2026-04-15' },
    ])
  })
})
