/** Working days against the published calendars of 2024–2026. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  daysBetween,
  lastDayOfMonth,
  addWorkingDays,
  workingDayKind,
  workingDaysBetween,
  type Calendar,
} from '#work/calendar/rules/index'
import { seededCalendar as calendar } from '../../support/calendar'

const dayOf2025And2026 = fc.integer({ min: 0, max: 729 }).map((offset) => addDays('2025-01-01', offset))

describe('a day', () => {
  it('of the Spring Festival is off, and the Saturday that makes up for it is worked', () => {
    expect(workingDayKind(calendar, '2026-02-17')).toEqual({
      kind: 'statutory-holiday',
      working: false,
      name: '春节',
      announced: true,
    })
    expect(workingDayKind(calendar, '2026-02-14').working).toBe(true)
    expect(workingDayKind(calendar, '2026-02-23')).toMatchObject({ kind: 'bridging-day-off', working: false })
  })

  it('is statutory only where the law names it: thirteen a year since 2025, eleven before', () => {
    const statutory = (year: number) =>
      [...calendar.days.values()].filter(
        ({ day, kind }) => kind === 'statutory-holiday' && day.startsWith(String(year)),
      ).length
    expect([statutory(2024), statutory(2025), statutory(2026)]).toEqual([11, 13, 13])
    expect(workingDayKind(calendar, '2025-05-02').kind).toBe('statutory-holiday')
    expect(workingDayKind(calendar, '2024-05-02').kind).toBe('bridging-day-off')
  })

  it('of a year not announced is only presumed', () => {
    expect(workingDayKind(calendar, '2027-01-04')).toEqual({
      kind: 'working-day',
      working: true,
      name: null,
      announced: false,
    })
  })
})

describe('counting working days', () => {
  it('does not count the day it begins with, and skips the holidays of October', () => {
    expect(addWorkingDays(calendar, '2026-09-30', 1)).toEqual({ day: '2026-10-08', announced: true })
    expect(addWorkingDays(calendar, '2026-09-30', 3)).toEqual({ day: '2026-10-10', announced: true })
    expect(workingDaysBetween(calendar, '2026-09-30', '2026-10-12')).toEqual({ days: 4, announced: true })
  })

  it('says when it had to go through a year not announced', () => {
    expect(addWorkingDays(calendar, '2026-12-30', 1)).toEqual({ day: '2026-12-31', announced: true })
    expect(addWorkingDays(calendar, '2026-12-30', 2)).toEqual({ day: '2027-01-04', announced: false })
    expect(workingDaysBetween(calendar, '2026-12-30', '2027-01-02').announced).toBe(false)
  })

  it('forward and between agree: the day reached lies exactly that many working days on', () => {
    fc.assert(
      fc.property(dayOf2025And2026, fc.integer({ min: 0, max: 60 }), (day, count) => {
        const reached = addWorkingDays(calendar, day, count)
        expect(workingDaysBetween(calendar, day, reached.day).days).toBe(count)
        if (count > 0) expect(workingDayKind(calendar, reached.day).working).toBe(true)
      }),
    )
  })

  it('adds up over a day in the middle', () => {
    fc.assert(
      fc.property(fc.array(dayOf2025And2026, { minLength: 3, maxLength: 3 }), (days) => {
        const [first = '', middle = '', last = ''] = days.toSorted()
        expect(
          workingDaysBetween(calendar, first, middle).days + workingDaysBetween(calendar, middle, last).days,
        ).toBe(workingDaysBetween(calendar, first, last).days)
      }),
    )
  })

  it('in a year not announced leaves the statutory holidays out, and says that the rest is presumed', () => {
    const nothing: Calendar = { days: new Map(), yearsAnnounced: new Set() }
    expect(workingDayKind(nothing, '2027-10-01')).toEqual({
      kind: 'statutory-holiday',
      working: false,
      name: '国庆节',
      announced: false,
    })
    expect(workingDayKind(nothing, '2027-10-04')).toMatchObject({ kind: 'working-day', announced: false })
    // A Thursday: then come the eve, the festival and its weekend, and the Monday that is its third day.
    expect(addWorkingDays(nothing, '2027-02-04', 1)).toEqual({ day: '2027-02-09', announced: false })
    const own = new Map([
      ['2027-10-01', { day: '2027-10-01', kind: 'make-up-working-day', name: '值守' } as const],
    ])
    expect(workingDayKind({ ...nothing, days: own }, '2027-10-01').working).toBe(true)
  })

  it('of a year announced goes by the notice alone', () => {
    const bare: Calendar = { days: new Map(), yearsAnnounced: new Set([2027]) }
    expect(workingDayKind(bare, '2027-10-01')).toMatchObject({ kind: 'working-day', announced: true })
  })

  it('refuses a calendar that is off for ever instead of counting for ever', () => {
    const off = { kind: 'bridging-day-off', name: '' } as const
    const days = Array.from({ length: 900 }, (_, offset) => addDays('2026-01-01', offset))
    const closed = {
      yearsAnnounced: new Set([2026]),
      days: new Map(days.map((day) => [day, { day, ...off }])),
    }
    expect(() => addWorkingDays(closed, '2026-01-01', 1)).toThrow(RangeError)
  })
})

describe('months', () => {
  it('end on the last day the month has', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
    expect(addMonths('2026-01-15', -2)).toBe('2025-11-15')
    expect(addMonths('2026-12-31', 12)).toBe('2027-12-31')
    expect(lastDayOfMonth('2024-02')).toBe('2024-02-29')
    expect(daysBetween('2025-12-31', '2026-03-01')).toBe(60)
  })
})
