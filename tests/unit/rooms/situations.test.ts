/** The worked situations: each answer, its reason and its minute, as they were worked by hand. */
import { describe, expect, it } from 'vitest'
import {
  aheadReason,
  askInOrder,
  check,
  datesOf,
  dayOfMinute,
  instantOfMinute,
  minuteAt,
  minuteOfText,
  roomOf,
  textOfMinute,
  toCall,
  comerReasons,
  type Waiting,
} from '#features/rooms/rules/index'
import { addDays } from '#work/calendar/rules/index'
import { book, isWhole, placesOf } from './written-bookings'
import { at, books, longBefore, request, resident } from './house'
import { answered, roomId, situations, spanOf, writtenHouse as house, type Situation } from './situations'

type Of<Kind extends Situation['kind']> = Extract<Situation, { readonly kind: Kind }>

function slot({ given, asks }: Of<'slot'>) {
  const bookings = given.bookings.map(book)
  for (const one of asks) {
    const now = given.now === undefined ? null : minuteOfText(given.now)
    const asked = request(roomId(one.room), spanOf(one), {
      whole: isWhole(one),
      places: placesOf(one),
      equipment: one.equipment ?? {},
      // The situations of slots are about slots: those who come have been briefed.
      comers: [],
    })
    const { reasons } = check(house, asked, books(house, bookings, now ?? longBefore), {
      now,
      inSeries: false,
    })
    const nameOf = (booking: number) => given.bookings[booking - 1]?.id ?? '?'
    expect(reasons.map((reason) => answered(reason, nameOf)).slice(0, 1)).toEqual(
      one.expected.answer === 'yes' ? [] : [one.expected],
    )
    if (given.checkAhead === true && now !== null && one.expected.answer === 'no') {
      expect(aheadReason(roomOf(house, asked.room), asked.span, now, false)?.code).toBe(one.expected.why)
    }
  }
}

function dates({ given, asks }: Of<'dates'>) {
  const found = given.patterns.map(({ nth, weekday }) =>
    datesOf({
      starts: '2026-01-01',
      lines: [{ every: 'month', nth, weekday, hours: { from: '09:00', until: '10:00' } }],
      ends: { by: 'day', day: '2026-06-30' },
    }),
  )
  expect(found.map((one) => one.dates.map(({ from }) => dayOfMinute(from)))).toEqual(asks.expected)
  // Months without a fifth Friday are left out, and the preview says so.
  expect(found[0]?.monthsLeftOut).toEqual(['2026-02', '2026-03', '2026-04', '2026-06'])
}

function waitlist({ given, asks }: Of<'waitlist'>) {
  const span = { from: at('2026-03-17T14:00'), until: at('2026-03-17T16:00') }
  const taken = {
    ...request(1, span, { whole: false, places: 24 - given.freed }),
    who: { is: 'booking' as const, booking: 99 },
    use: 'ordinary' as const,
    pending: false,
  }
  const list: Waiting[] = given.waiting.map(({ needs }, index) => ({
    id: index + 1,
    place: index + 1,
    request: request(1, span, { whole: false, places: needs, holder: resident(index + 1) }),
    use: 'ordinary',
    state: 'waiting',
    offeredUntil: null,
    gaveUp: [],
  }))
  const asked = askInOrder(house, list, { held: [taken], counted: [taken] }, at('2026-03-16T09:00'))
  const nameOf = ({ id }: Waiting) => given.waiting[id - 1]?.who
  expect(toCall(asked).map(nameOf)).toEqual(asks.expected.offers)
  const passedOver = asked.filter(({ reasons }) => reasons.length > 0)
  expect(passedOver.map(({ waiting }) => nameOf(waiting))).toEqual(asks.expected.stillWaiting)
  expect(passedOver[0]?.reasons[0]).toMatchObject({ code: 'places', free: 2, wanted: 5 })
}

function person({ given, asks }: Of<'person'>) {
  for (const { day, guardian, expected } of asks) {
    const comer = {
      birth: given.birth ?? '1960-01-01',
      briefedOn: given.briefedOn ?? addDays(day, -1),
      withGuardian: guardian ?? false,
    }
    const span = { from: minuteAt(day, '10:00'), until: minuteAt(day, '11:00') }
    const [reason, more] = comerReasons(roomOf(house, roomId('baking')).rules, [comer], span)
    expect(answered(reason, String)).toEqual(expected)
    expect(more).toBeUndefined()
  }
}

function clock({ given, asks: { expected } }: Of<'clock'>) {
  const before = process.env.TZ
  try {
    for (const zone of given.zones) {
      process.env.TZ = zone
      const starts = given.from.slice(0, 10)
      const hours = { from: given.from.slice(11), until: '10:00' }
      const { dates: found } = datesOf({
        starts,
        lines: [{ every: 'week', weeks: 1, weekday: 1, hours }],
        ends: { by: 'times', times: given.times },
      })
      expect(found.map(({ from }) => textOfMinute(from))).toEqual(expected.local)
      const instants = found.map(({ from }) => instantOfMinute(from))
      expect(instants.map((instant) => new Date(instant).toISOString())[0]).toBe(expected.firstInstant)
      const steps = instants.slice(1).map((instant, index) => instant - (instants[index] ?? 0))
      expect(new Set(steps)).toEqual(new Set([expected.stepMs]))
    }
  } finally {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  }
}

describe('worked situations', () => {
  it.each(situations.map((situation) => [situation.id, situation.title, situation] as const))(
    '%s %s',
    (_id, _title, situation) => {
      switch (situation.kind) {
        case 'slot':
          slot(situation)
          break
        case 'dates':
          dates(situation)
          break
        case 'waitlist':
          waitlist(situation)
          break
        case 'person':
          person(situation)
          break
        case 'clock':
          clock(situation)
      }
    },
  )
})
