/** The worked situations once more, through the procedures of a desk: what is answered is also what is booked or refused. */
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { dayOfMinute, textOfMinute } from '#features/rooms/rules/index'
import type { BookingText } from '#features/rooms/bookings/contract'
import { addDays } from '#work/calendar/rules/index'
import { newSendId } from '../../support/desk'
import { asked } from './desk'
import { situations, type Situation } from './situations'
import { briefed, instantAt, openWrittenDesk, refusalSaid, saidAs, type WrittenDesk } from './written-desk'

type Of<Kind extends Situation['kind']> = Extract<Situation, { readonly kind: Kind }>

/** Asks and books; what can be had is cancelled again, so that the next is asked of the same day. */
async function bookedOrNot({ desk }: WrittenDesk, booking: BookingText) {
  const { bookings } = desk.client.rooms
  const { reasons } = await bookings.check({ booking, without: null })
  const booked: number[] = []
  const refusal = await refusalSaid(desk.book(booking).then((made) => booked.push(made.booking.id)))
  expect(refusal).toEqual(reasons[0] ?? null)
  for (const id of booked) await bookings.move({ sendId: newSendId(), id, move: 'cancel', reason: '' })
  return refusal
}

async function slot({ given, asks }: Of<'slot'>) {
  const first = [...given.bookings, ...asks].map(({ start }) => start.slice(0, 10)).toSorted()[0] ?? ''
  const written = await openWrittenDesk(given.now ?? `${addDays(first, -1)}T09:00`)
  const { desk, textOf } = written
  const { bookings } = desk.client.rooms
  try {
    for (const { id: title, state, ...one } of given.bookings) {
      const theirs = await textOf(one, title)
      const held =
        state === 'refused' ? { ...theirs, holder: { kind: 'group', name: title } as const } : theirs
      const { id } = (await desk.book(held)).booking
      if (state === 'cancelled') await bookings.move({ sendId: newSendId(), id, move: 'cancel', reason: '' })
      if (state === 'refused')
        await bookings.decide({ sendId: newSendId(), id, move: 'refuse', reason: '不合' })
    }
    for (const one of asks) {
      const said = await bookedOrNot(written, await textOf(one))
      expect(said === null ? { answer: 'yes' } : saidAs(said, one)).toEqual(one.expected)
    }
  } finally {
    desk.close()
  }
}

async function dates({ given, asks }: Of<'dates'>) {
  const { desk, room, somebody } = await openWrittenDesk('2025-12-31T09:00')
  const { series } = desk.client.rooms
  try {
    for (const [index, { nth, weekday }] of given.patterns.entries()) {
      const { span: _span, ...text } = asked(room('council'), '2026-01-01 09:00-10:00', await somebody())
      const hours = { from: `${9 + index}:00`.padStart(5, '0'), until: `${10 + index}:00` }
      const pattern = {
        starts: '2026-01-01',
        lines: [{ every: 'month' as const, nth, weekday, hours }],
        ends: { by: 'day' as const, day: '2026-06-30' },
      }
      const preview = await series.preview({ series: { ...text, pattern, choices: [] } })
      expect(preview.dates.map(({ span }) => dayOfMinute(span.from))).toEqual(asks.expected[index])
      // Months without a fifth Friday are left out, and the preview says so.
      expect(preview.monthsLeftOut).toEqual(nth === 5 ? ['2026-02', '2026-03', '2026-04', '2026-06'] : [])
      const kept = await series.book({ sendId: newSendId(), series: { ...text, pattern, choices: [] } })
      const booked = kept.series.dates.map(({ booking }) => dayOfMinute(booking?.span.from ?? 0))
      expect(booked).toEqual(asks.expected[index])
    }
  } finally {
    desk.close()
  }
}

async function waitlist({ given, asks }: Of<'waitlist'>) {
  const written = await openWrittenDesk('2026-03-16T09:00')
  const { desk, room, somebody } = written
  const { bookings, waitlist: list } = desk.client.rooms
  const seats = async (places: number, title: string) =>
    asked(room('reading'), '2026-03-17 14:00-16:00', await somebody(), { whole: false, places, title })
  try {
    await desk.book(await seats(24 - given.freed, '读书会'))
    const leaving = await desk.book(await seats(given.freed, '要走的'))
    for (const { who, needs, since } of given.waiting) {
      desk.clock.setDate(instantAt(`2026-03-16T${since}`))
      await list.join({ sendId: newSendId(), booking: await seats(needs, who) })
    }
    await bookings.move({ sendId: newSendId(), id: leaving.booking.id, move: 'cancel', reason: '' })
    const { rows } = await list.list({})
    const titles = (wanted: boolean) =>
      rows.filter(({ toCall }) => toCall === wanted).map(({ title }) => title)
    expect(titles(true)).toEqual(asks.expected.offers)
    expect(titles(false)).toEqual(asks.expected.stillWaiting)
    const because = rows.find(({ toCall }) => !toCall)?.because[0]
    expect(because).toMatchObject({ code: 'rooms.stops-places', parameters: { free: 2, wanted: 5 } })
  } finally {
    desk.close()
  }
}

async function person({ given, asks }: Of<'person'>) {
  for (const { day, guardian, expected } of asks) {
    const written = await openWrittenDesk(`${addDays(day, -1)}T09:00`)
    try {
      const comer = {
        ...briefed(given.briefedOn ?? addDays(day, -1)),
        birth: given.birth ?? '1960-01-01',
        withGuardian: guardian ?? false,
      }
      const text = asked(written.room('baking'), `${day} 10:00-11:00`, await written.somebody(), {
        whole: false,
        comers: [comer],
      })
      const said = await bookedOrNot(written, text)
      const asks = { start: `${day}T10:00`, end: `${day}T11:00` }
      expect(said === null ? { answer: 'yes' } : saidAs(said, asks)).toEqual(expected)
    } finally {
      written.desk.close()
    }
  }
}

async function clock({ given, asks: { expected } }: Of<'clock'>) {
  const before = process.env.TZ
  try {
    for (const zone of given.zones) {
      process.env.TZ = zone
      const { desk, room, somebody } = await openWrittenDesk('2026-03-01T09:00')
      try {
        const { span: _span, ...text } = asked(room('council'), '2026-01-01 09:00-10:00', await somebody())
        const hours = { from: given.from.slice(11), until: '10:00' }
        const pattern = {
          starts: given.from.slice(0, 10),
          lines: [{ every: 'week' as const, weeks: 1, weekday: 1, hours }],
          ends: { by: 'times' as const, times: given.times },
        }
        const { series } = await desk.client.rooms.series.book({
          sendId: newSendId(),
          series: { ...text, pattern, choices: [] },
        })
        expect(series.dates.map(({ planned }) => textOfMinute(planned.from))).toEqual(expected.local)
        // What instants they are is told by the calendar that leaves the desk.
        const { text: calendar } = await desk.client.rooms.papers.roomCalendar({ room: room('council') })
        const instants = ICAL.Component.fromString(calendar)
          .getAllSubcomponents('vevent')
          .map((one) => new ICAL.Event(one).startDate.toJSDate().getTime())
        expect(new Date(instants[0] ?? 0).toISOString()).toBe(expected.firstInstant)
        const steps = instants.slice(1).map((instant, index) => instant - (instants[index] ?? 0))
        expect(new Set(steps)).toEqual(new Set([expected.stepMs]))
      } finally {
        desk.close()
      }
    }
  } finally {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  }
}

describe('worked situations at the desk', () => {
  it.each(situations.map((situation) => [situation.id, situation.title, situation] as const))(
    '%s %s',
    async (_id, _title, situation) => {
      switch (situation.kind) {
        case 'slot':
          return slot(situation)
        case 'dates':
          return dates(situation)
        case 'waitlist':
          return waitlist(situation)
        case 'person':
          return person(situation)
        case 'clock':
          return clock(situation)
      }
    },
  )
})
