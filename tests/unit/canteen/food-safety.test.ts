/** What the inspector asks for: samples, purchases, who may cook, and what is missing today. */
import { describe, expect, it } from 'vitest'
import {
  certificateState,
  isCold,
  mayCook,
  missingToday,
  purchaseKeptUntil,
  sampleKeptUntil,
  type SafetyBook,
} from '#features/canteen/food-safety/rules'

describe('food safety', () => {
  const settings = { sampleGrams: 125, sampleHours: 48, certificateDays: 30 }
  const hour = 3_600_000

  it('keeps a sample for 48 hours', () => {
    expect(sampleKeptUntil(7, settings)).toBe(7 + 48 * hour)
  })

  it('keeps purchases six months past their shelf life, two years where there is none', () => {
    expect(purchaseKeptUntil('2026-03-01', '2026-08-31')).toBe('2027-02-28')
    expect(purchaseKeptUntil('2026-03-01', null)).toBe('2028-03-01')
  })

  it('lets nobody cook with a fever, a symptom or a certificate that has ended', () => {
    expect(certificateState('2025-10-01', '2026-09-01', settings)).toBe('soon')
    expect(certificateState('2025-10-01', '2026-08-31', settings)).toBe('good')
    expect(certificateState('2025-10-01', '2026-10-01', settings)).toBe('ended')
    const well = { temperatureTenths: 372, handsClean: true, symptoms: [] }
    expect(mayCook(well, 'soon')).toBe(true)
    expect(mayCook(well, 'ended')).toBe(false)
    expect(mayCook({ ...well, temperatureTenths: 373 }, 'good')).toBe(false)
    expect(mayCook({ ...well, symptoms: ['腹泻'] }, 'good')).toBe(false)
    expect(mayCook({ ...well, handsClean: false }, 'good')).toBe(false)
  })

  const book: SafetyBook = {
    servedToday: [{ meal: 'lunch', dishes: [1, 2] }],
    samplesToday: [
      { meal: 'lunch', dish: 1 },
      { meal: 'lunch', dish: 2 },
    ],
    cooksToday: [4],
    accountedFor: [4],
    fridges: [1],
    fridgesReadToday: [1],
    disinfectedMeals: ['lunch'],
    // August; the week before, Monday and Friday; this week from Wednesday to Friday; the month's last.
    serviceDays: [
      '2026-08-31',
      '2026-09-07',
      '2026-09-11',
      '2026-09-16',
      '2026-09-17',
      '2026-09-18',
      '2026-09-29',
    ],
    begun: null,
    controlled: {
      'daily-control': ['2026-09-16'],
      'weekly-review': ['2026-09-11'],
      'monthly-meeting': ['2026-08-31'],
    },
  }
  const missing = (own: Partial<SafetyBook>, today = '2026-09-16') =>
    missingToday({ ...book, ...own }, today).map(({ code }) => code)

  it('names what is missing today', () => {
    expect(missing({})).toEqual([])
    expect(missing({ samplesToday: [{ meal: 'supper', dish: 1 }] })).toEqual(['sample', 'sample'])
    expect(missing({ accountedFor: [], fridgesReadToday: [], disinfectedMeals: [] })).toEqual([
      'disinfection',
      'morning-check',
      'fridge',
    ])
    expect(missing(done({ 'daily-control': ['2026-09-15'] }))).toEqual(['daily-control'])
  })

  it('asks after cooks and fridges on a day on which the canteen serves, and on no other', () => {
    const nobodyYet = { accountedFor: [], fridgesReadToday: [], servedToday: [] }
    expect(missing(nobodyYet)).toEqual(['morning-check', 'fridge'])
    const serviceDays = book.serviceDays.filter((day) => day !== '2026-09-16')
    expect(missing({ ...nobodyYet, serviceDays })).toEqual([])
  })

  const done = (own: Partial<SafetyBook['controlled']>) => ({ controlled: { ...book.controlled, ...own } })
  const owed = (own: Partial<SafetyBook>, today: string) =>
    missingToday({ ...book, servedToday: [], cooksToday: [], fridges: [], ...own }, today).flatMap((one) =>
      'of' in one ? [[one.code, one.of]] : [],
    )
  const thisWeek = ['weekly-review', '2026-09-14']

  it('asks for the week’s review from the last day of service of its week on, and not before', () => {
    expect(owed({}, '2026-09-17')).toEqual([])
    expect(owed({}, '2026-09-18')).toEqual([thisWeek])
    expect(owed({}, '2026-09-20')).toEqual([thisWeek])
    expect(owed(done({ 'weekly-review': ['2026-09-11', '2026-09-16'] }), '2026-09-18')).toEqual([])
  })

  it('asks for that of the week before at any time, and what was done this week is not for it', () => {
    const left = done({ 'weekly-review': ['2026-09-16'] })
    expect(owed(left, '2026-09-16')).toEqual([['weekly-review', '2026-09-07']])
    expect(owed(done({ 'weekly-review': [] }), '2026-09-18')).toEqual([
      ['weekly-review', '2026-09-07'],
      thisWeek,
    ])
  })

  it('asks for the month’s meeting from the last day of service of its month on, and for the one before at once', () => {
    const weeks = ['2026-09-11', '2026-09-18', '2026-09-25', '2026-09-29']
    const meeting = (days: readonly string[]) => done({ 'weekly-review': weeks, 'monthly-meeting': days })
    expect(owed(meeting(['2026-08-31']), '2026-09-28')).toEqual([])
    expect(owed(meeting(['2026-08-31']), '2026-09-29')).toEqual([['monthly-meeting', '2026-09-01']])
    expect(owed(meeting(['2026-08-31', '2026-09-10']), '2026-09-29')).toEqual([])
    expect(owed(meeting([]), '2026-09-18')).toEqual([['monthly-meeting', '2026-08-01']])
  })

  it('asks for every week and month since the book was begun, until it is written, and for none before', () => {
    const owed = (begun: string | null) =>
      missingToday({ ...book, begun, controlled: { ...book.controlled, 'weekly-review': [] } }, '2026-09-29')
        .filter(({ code }) => code === 'weekly-review')
        .map((one) => ('of' in one ? one.of : ''))
    expect(owed(null)).toEqual(['2026-09-28'])
    expect(owed('2026-09-10')).toEqual(['2026-09-07', '2026-09-14', '2026-09-28'])
  })

  it('knows a fridge from a freezer, and neither where nobody said which it is (GB 31654-2021)', () => {
    expect([0, 80, 81, -1, 250].map((tenths) => isCold(tenths, 'fridge'))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect([-120, -119, 40].map((tenths) => isCold(tenths, 'freezer'))).toEqual([true, false, false])
    expect([40, -180, -50].map((tenths) => isCold(tenths, null))).toEqual([true, true, false])
  })

  it('asks for no review of a week or month in which nothing was cooked', () => {
    expect(
      owed({ serviceDays: [], ...done({ 'weekly-review': [], 'monthly-meeting': [] }) }, '2026-09-30'),
    ).toEqual([])
  })
})
