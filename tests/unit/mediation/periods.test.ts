/** Periods, held against a walk from day to day; a safe day that is in time whatever a notice may still say. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  confirmationPeriod,
  courtsToGo,
  papersMissing,
  lastOpenDay,
  outlook,
  restorationUntil,
  safeDayOf,
  startOfTime,
  surelyInTime,
  timeLimit,
  usualSettings,
  type Effect,
  type Extension,
} from '#features/mediation/rules/index'
import {
  endOfPeriod,
  addDays,
  statutoryHolidays,
  weekdayOf,
  workingDayKind,
  yearOf,
  type Calendar,
  type NamedDay,
} from '#work/calendar/rules/index'
import { seededCalendar } from '../../support/calendar'

const someDay = fc.integer({ min: 0, max: 1000 }).map((count) => addDays('2024-01-01', count))
const effect = (on: string, last: string | null = null): Effect => ({
  by: 'law',
  on,
  otherReading: last === null ? null : { why: 'last-signature', on: last },
})

/** Thirty tomorrows, then on while nobody works. */
function walked(from: string): string {
  let day = from
  for (let count = 0; count < 30; count += 1) day = addDays(day, 1)
  while (!workingDayKind(seededCalendar, day).working) day = addDays(day, 1)
  return day
}

/** The calendar with a notice for 2027 as it could be: any day of it worked or off, but the statutory holidays. */
const anyNotice: fc.Arbitrary<Calendar> = fc
  .uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 30 })
  .map((changed) => {
    const days = changed
      .map((count) => addDays('2027-01-01', count))
      .filter((day) => !statutoryHolidays(2027).has(day))
      .map((day): NamedDay => {
        const weekend = weekdayOf(day) % 6 === 0
        return { day, kind: weekend ? 'make-up-working-day' : 'bridging-day-off', name: '调休' }
      })
    const holidays = [...statutoryHolidays(2027)].map(([day, name]): NamedDay => ({
      day,
      kind: 'statutory-holiday',
      name,
    }))
    return {
      days: new Map([
        ...seededCalendar.days,
        ...[...holidays, ...days].map((one) => [one.day, one] as const),
      ]),
      yearsAnnounced: new Set([...seededCalendar.yearsAnnounced, 2027]),
    }
  })

describe('the last day for 司法确认', () => {
  it('民事诉讼法 85, 民法典 201, 203: is as a walk from day to day finds it', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        expect(confirmationPeriod(seededCalendar, effect(day))?.lastDay).toBe(walked(day))
      }),
      { numRuns: 1000 },
    )
  })

  it('人民调解法 33, 民事诉讼法 205: is the thirtieth day after effect, on a make-up Saturday that Saturday itself', () => {
    // 2026-02-14 is worked for 春节.
    expect(workingDayKind(seededCalendar, '2026-02-14').kind).toBe('make-up-working-day')
    expect(confirmationPeriod(seededCalendar, effect('2026-01-15'))).toMatchObject({
      thirtiethDay: '2026-02-14',
      lastDay: '2026-02-14',
      announced: true,
    })
  })

  it('in a year not announced says so, and shows a safe day that no notice can take away', () => {
    const period = confirmationPeriod(seededCalendar, effect('2027-01-02'))
    expect(period).toMatchObject({ lastDay: '2027-02-01', announced: false, safeDay: '2027-02-01' })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), anyNotice, (count, notice) => {
        const on = addDays('2026-12-05', count)
        const safe = safeDayOf(seededCalendar, effect(on))
        const last = confirmationPeriod(notice, effect(on))?.lastDay
        expect(safe !== null && last !== undefined && safe <= last).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('is the last such: one day later there is a notice by which it is too late', () => {
    // The thirtieth day is 1 January; the 2nd, a Saturday, may be worked.
    expect(surelyInTime(seededCalendar, '2027-01-01')).toBe('2027-01-02')
    expect(surelyInTime(seededCalendar, '2027-02-06')).toBe('2027-02-09')
    expect(surelyInTime(seededCalendar, '2026-05-01')).toBe('2026-05-06')
  })

  it('names the last day up to the safe one on which the court is open', () => {
    expect(confirmationPeriod(seededCalendar, effect('2026-04-01'))).toMatchObject({
      safeDay: '2026-05-06',
      counterDay: '2026-05-06',
    })
    expect(lastOpenDay(seededCalendar, '2027-01-02').day).toBe('2026-12-31')
  })

  it('of an assigned matter is told from the seal, and the safe day from the last signature', () => {
    expect(confirmationPeriod(seededCalendar, effect('2026-05-15', '2026-05-11'))).toMatchObject({
      lastDay: '2026-06-15',
      safeDay: '2026-06-10',
      otherReading: { lastDay: '2026-06-10' },
    })
    const unsealed: Effect = {
      by: 'none',
      missing: [{ what: 'seal' }],
      otherReading: { why: 'last-signature', on: '2026-05-11' },
    }
    expect(confirmationPeriod(seededCalendar, unsealed)).toBeNull()
    expect(safeDayOf(seededCalendar, unsealed)).toBe('2026-06-10')
  })

  it('民事诉讼法 86: missed for a good reason, ten days from the end of what was in the way', () => {
    expect(restorationUntil(seededCalendar, '2026-04-10')).toEqual({ day: '2026-04-20', announced: true })
    expect(restorationUntil(seededCalendar, '2026-04-22').day).toBe('2026-05-06')
  })

  it('gives up on a calendar in which nobody ever works', () => {
    const days = Array.from({ length: 200 }, (_, count) => addDays('2026-01-01', count))
    const never: Calendar = {
      days: new Map(days.map((day) => [day, { day, kind: 'bridging-day-off', name: '' }])),
      yearsAnnounced: new Set([2026]),
    }
    expect(() => endOfPeriod(never, '2026-01-01')).toThrow(RangeError)
  })
})

describe('an application to the court', () => {
  const period = confirmationPeriod(seededCalendar, effect('2026-03-05'))
  const asked = {
    terms: [{ what: '赔偿 3000 元', kind: 'money' }],
    parties: [1, 2],
    applicants: [1, 2],
    appliedOn: '2026-04-07',
    rightCourt: true,
  } as const

  it('in time, together and at the right court is expected to be taken', () => {
    expect(outlook(asked, period)).toEqual({ accepted: 'yes', refused: [], otherRoute: null })
  })

  it('民诉法解释 355: is refused where court, matter or status are not for it, with the number of each', () => {
    const items = (['not-for-civil-court', 'status', 'special-procedure', 'title'] as const).map((kind) => {
      const [first] = outlook({ ...asked, terms: [{ what: '', kind }] }, period).refused
      return typeof first?.why === 'object' ? first.why.item : null
    })
    expect(items).toEqual([1, 3, 4, 5])
    expect(outlook({ ...asked, rightCourt: false }, period)).toMatchObject({
      accepted: 'no',
      otherRoute: 'sue',
    })
  })

  it('人民调解法 32: a day late leaves the way to sue on the agreement', () => {
    expect(outlook({ ...asked, appliedOn: '2026-04-08' }, period)).toEqual({
      accepted: 'no',
      refused: [{ why: 'too-late', lastDay: '2026-04-07' }],
      otherRoute: 'sue',
    })
  })

  it('goes to the inviting court after 委派, to none after 委托, else to one of several', () => {
    expect(courtsToGo('assigned', [1, 2], true)).toEqual([{ at: 'inviting-court' }])
    expect(courtsToGo('entrusted-summary', [1, 2], true)).toEqual([])
    expect(courtsToGo(null, [1, 2], true).map(({ at }) => at)).toEqual([
      'committee',
      'home',
      'home',
      'object',
    ])
  })

  it('民诉法解释 354: brings the committee’s certificate that it mediated, title papers where property is touched', () => {
    expect(papersMissing(['application', 'agreement', 'identity', 'contact-details'], false)).toEqual([
      'certificate-of-mediation',
    ])
    expect(papersMissing([], true)).toContain('title-papers')
  })
})

describe('the time for mediating', () => {
  const both = (on: string, days: number): Extension => ({
    days,
    wishes: [
      { party: 1, on },
      { party: 2, on },
    ],
  })
  const own = (acceptedOn: string, extensions: readonly Extension[] = [], settings = usualSettings) =>
    timeLimit(seededCalendar, settings, { acceptedOn, court: null }, [1, 2], extensions)

  it('人民调解工作若干规定 33: is thirty days, or a month, which is not the same', () => {
    expect(own('2026-01-31')?.due).toBe('2026-03-02')
    expect(own('2026-01-31', [], { usual: { unit: 'month' }, restDays: 'stay' })?.due).toBe('2026-02-28')
  })

  it('does not move with holidays, unless the centre says so', () => {
    expect(own('2026-03-05')?.due).toBe('2026-04-04')
    expect(own('2026-03-05', [], { ...usualSettings, restDays: 'move' })).toMatchObject({
      due: '2026-04-07',
      unmovedDue: '2026-04-04',
    })
  })

  it('is added to on all parties’ wish, the last of them before it has passed', () => {
    expect(own('2026-03-10', [both('2026-04-09', 15)])?.due).toBe('2026-04-24')
    expect(own('2026-03-10', [both('2026-04-10', 15)])).toMatchObject({
      due: '2026-04-09',
      extensions: [{ code: 'too-late', due: '2026-04-09', on: '2026-04-10' }],
    })
    const oneLate: Extension = {
      days: 15,
      wishes: [
        { party: 1, on: '2026-04-01' },
        { party: 2, on: '2026-04-10' },
      ],
    }
    expect(own('2026-03-10', [oneLate])?.extensionsTaken).toBe(0)
  })

  it('of any row of extensions is the sum of those that were taken, from the first day on', () => {
    const wish = fc.record({ days: fc.integer({ min: 1, max: 30 }), after: fc.integer({ min: 0, max: 60 }) })
    fc.assert(
      fc.property(someDay, fc.array(wish, { maxLength: 5 }), (from, wishes) => {
        let due = addDays(from, 30)
        for (const { days, after } of wishes) if (addDays(from, after) <= due) due = addDays(due, days)
        const limit = own(
          from,
          wishes.map(({ days, after }) => both(addDays(from, after), days)),
        )
        expect(limit?.due).toBe(due)
      }),
    )
  })

  it('特邀调解规定 27: of a court’s matter is 30, 15 or 7 days from signing for its papers', () => {
    const dueOf = (referral: 'assigned' | 'entrusted-ordinary' | 'entrusted-summary') =>
      timeLimit(
        seededCalendar,
        usualSettings,
        {
          acceptedOn: '2026-03-01',
          court: { referral, signedForPapersOn: '2026-03-02', acceptedOnlineOn: null },
        },
        [1, 2],
        [],
      )?.due
    expect([dueOf('assigned'), dueOf('entrusted-ordinary'), dueOf('entrusted-summary')]).toEqual([
      '2026-04-01',
      '2026-03-17',
      '2026-03-09',
    ])
  })

  it('在线调解规则 24, 26: on the court’s platform runs from acceptance there; without papers it does not run', () => {
    const court = { referral: 'assigned', signedForPapersOn: null, acceptedOnlineOn: '2026-03-04' } as const
    expect(startOfTime({ acceptedOn: '2026-03-01', court })).toBe('2026-03-04')
    const waiting = { acceptedOn: '2026-03-01', court: { ...court, acceptedOnlineOn: null } }
    expect(timeLimit(seededCalendar, usualSettings, waiting, [1, 2], [])).toBeNull()
  })

  it('counts a year only where its calendar was asked', () => {
    expect(yearOf(own('2026-12-20')?.due ?? '')).toBe(2027)
    expect(own('2026-12-20')?.announced).toBe(true)
    expect(own('2026-12-20', [], { ...usualSettings, restDays: 'move' })?.announced).toBe(false)
  })
})
