/** The working-day clock over the holidays of 2025 and 2026, with corrections and suspensions. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, workingDayKind } from '#work/calendar/rules/index'
import { followUpDue } from '#features/service-requests/requests/rules'
import { urgencyOf } from '#work/deadlines/rules/index'
import { readClock, type ClockEvent } from '#features/service-requests/course/rules/clock'
import { stateTable } from '#features/service-requests/course/rules/states'
import type { State } from '#features/service-requests/requests/contract/words'
import { seededCalendar as calendar } from '../../../support/calendar'

/** Lives through every day, as a slow and obvious clock would: what state was it in when the day ended? */
function liveThrough(promised: number, events: readonly ClockEvent[], today: string) {
  const first = events[0]?.day ?? today
  let used = 0
  let lateSince: string | null = null
  for (let day = first; day <= today; day = addDays(day, 1)) {
    // The clock counts a day if it was running when the day began: in the state the day before ended in.
    const before = events.findLast((event) => event.day < day)
    const running = before !== undefined && stateTable[before.to].clock === 'running'
    if (running && workingDayKind(calendar, day).working) {
      used += 1
      if (used > promised) lateSince ??= day
    }
  }
  return { used, lateSince }
}

const course = fc
  .record({
    start: fc.integer({ min: 0, max: 600 }),
    promised: fc.integer({ min: 0, max: 30 }),
    // One event a day, so that the slow clock needs no order within a day.
    steps: fc.array(
      fc.record({
        gap: fc.integer({ min: 1, max: 20 }),
        to: fc.constantFrom<State>(
          'accepted',
          'in-progress',
          'submitted',
          'awaiting-correction',
          'suspended',
        ),
      }),
      { maxLength: 8 },
    ),
    wait: fc.integer({ min: 0, max: 60 }),
    ends: fc.boolean(),
  })
  .map(({ start, promised, steps, wait, ends }) => {
    const events: ClockEvent[] = [{ day: addDays('2025-01-01', start), to: 'accepted' }]
    for (const { gap, to } of steps) {
      const last = events.at(-1)?.day ?? ''
      events.push({ day: addDays(last, gap), to })
    }
    const today = addDays(events.at(-1)?.day ?? '', wait)
    if (ends) events.push({ day: today, to: 'completed' })
    return { promised, events, today }
  })

describe('the clock', () => {
  it('counts what a clock that lives through every day counts', () => {
    fc.assert(
      fc.property(course, ({ promised, events, today }) => {
        const reading = readClock(calendar, promised, events, today)
        const lived = liveThrough(promised, events, today)
        expect(reading.used).toBe(lived.used)
        expect(reading.late).toBe(lived.lateSince !== null)
      }),
      { numRuns: 500 },
    )
  })

  it('is late exactly when the due day has passed, as long as it runs', () => {
    fc.assert(
      fc.property(course, ({ promised, events, today }) => {
        const reading = readClock(calendar, promised, events, today)
        if (reading.phase !== 'running' || reading.due === null) return
        // Between the due day and the next working day nothing is used up, so nothing is late yet.
        if (reading.late) expect(reading.due < today).toBe(true)
        if (reading.due >= today) expect(reading.late).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('moves the due day on by the days it stood still', () => {
    const accepted = { day: '2026-11-17', to: 'accepted' } as const
    const stopped = { day: '2026-11-19', to: 'awaiting-correction' } as const
    expect(readClock(calendar, 10, [accepted], '2026-11-17')).toMatchObject({ used: 0, due: '2026-12-01' })
    expect(readClock(calendar, 10, [accepted, stopped], '2026-11-23')).toMatchObject({
      phase: 'stopped',
      used: 2,
      due: '2026-12-03',
    })
    const resumed = { day: '2026-11-23', to: 'accepted' } as const
    expect(readClock(calendar, 10, [accepted, stopped, resumed], '2026-11-30')).toMatchObject({
      phase: 'running',
      used: 7,
      due: '2026-12-03',
      late: false,
    })
  })

  it('goes over the Spring Festival of 2026 with its make-up days', () => {
    const events: ClockEvent[] = [{ day: '2026-02-13', to: 'accepted' }]
    // 14 (Sat, made up), 24, 25, 26, 27, 28 (Sat, made up)
    expect(readClock(calendar, 6, events, '2026-02-13').due).toBe('2026-02-28')
    expect(readClock(calendar, 6, events, '2026-03-01')).toMatchObject({ used: 6, late: false })
    expect(readClock(calendar, 6, events, '2026-03-02')).toMatchObject({ used: 7, late: true })
  })

  it('has not begun in a draft, also one that waits for materials', () => {
    const events: ClockEvent[] = [
      { day: '2026-11-02', to: 'draft' },
      { day: '2026-11-02', to: 'awaiting-correction' },
    ]
    expect(readClock(calendar, 3, events, '2026-11-23')).toMatchObject({
      phase: 'not-started',
      used: 0,
      due: null,
    })
  })

  it('says that a due day in a year not announced is not certain', () => {
    const events: ClockEvent[] = [{ day: '2026-12-28', to: 'accepted' }]
    expect(readClock(calendar, 3, events, '2026-12-28')).toMatchObject({ due: '2026-12-31', announced: true })
    expect(readClock(calendar, 4, events, '2026-12-28')).toMatchObject({ announced: false })
  })

  it('is amber two working days before and red after', () => {
    const at = (today: string) =>
      urgencyOf(calendar, { phase: 'running', promised: 10, due: '2026-10-12' }, today)
    expect(at('2026-09-30')).toBe('on-time') // 8, 9, 10 (made up), 12 lie between
    expect(at('2026-10-09')).toBe('soon')
    expect(at('2026-10-12')).toBe('soon')
    expect(at('2026-10-13')).toBe('late')
    expect(urgencyOf(calendar, { phase: 'stopped', promised: 10, due: '2026-10-12' }, '2026-12-01')).toBe(
      'none',
    )
  })

  it('follows up within fifteen working days', () => {
    expect(followUpDue(calendar, '2026-09-24')).toEqual({ day: '2026-10-22', announced: true })
  })
})
