/** What the inspector asks for: samples, purchases, who may cook, and what is missing today. */
import { describe, expect, it } from 'vitest'
import {
  certificateState,
  mayCook,
  missingToday,
  purchaseKeptUntil,
  sampleFaults,
  type SafetyBook,
} from '#features/canteen/rules/index'

describe('food safety', () => {
  const settings = { sampleGrams: 125, sampleHours: 48, certificateDays: 30 }
  const hour = 3_600_000

  it('keeps 125 g for 48 hours, then asks for disposal', () => {
    const codes = (grams: number, disposedAt: number | null, now: number) =>
      sampleFaults({ grams, takenAt: 0, disposedAt }, now, settings).map(({ code }) => code)
    expect(codes(125, null, 47 * hour)).toEqual([])
    expect(codes(124, null, hour)).toEqual(['too-little'])
    expect(codes(125, null, 48 * hour)).toEqual(['due-for-disposal'])
    expect(codes(125, 47 * hour, 50 * hour)).toEqual(['disposed-early'])
    expect(codes(125, 48 * hour, 50 * hour)).toEqual([])
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
    checkedToday: [4],
    fridges: [1],
    fridgesReadToday: [1],
    disinfectedMeals: ['lunch'],
    lastDaily: '2026-09-16',
    lastWeekly: '2026-09-13',
    lastMonthly: '2026-08-31',
  }
  const missing = (own: Partial<SafetyBook>, today = '2026-09-16') =>
    missingToday({ ...book, ...own }, today).map(({ code }) => code)

  it('names what is missing today', () => {
    expect(missing({})).toEqual([])
    expect(missing({ samplesToday: [{ meal: 'supper', dish: 1 }] })).toEqual(['sample', 'sample'])
    expect(missing({ checkedToday: [], fridgesReadToday: [], disinfectedMeals: [] })).toEqual([
      'disinfection',
      'morning-check',
      'fridge',
    ])
    expect(missing({ lastDaily: '2026-09-15' })).toEqual(['daily-control'])
    expect(missing({ servedToday: [], lastDaily: '2026-09-11', cooksToday: [] })).toEqual([])
  })

  it('asks for the week’s review by Sunday and the month’s meeting by its last day, and for those before at once', () => {
    expect(missing({ lastWeekly: '2026-09-06' })).toEqual(['weekly-review'])
    expect(missing({ lastDaily: '2026-09-20' }, '2026-09-20')).toEqual(['weekly-review'])
    expect(missing({ lastMonthly: '2026-07-31' })).toEqual(['monthly-meeting'])
    expect(missing({ lastDaily: '2026-09-30', lastWeekly: '2026-09-28' }, '2026-09-30')).toEqual([
      'monthly-meeting',
    ])
    expect(missing({ lastWeekly: null, lastMonthly: null })).toEqual(['weekly-review', 'monthly-meeting'])
  })
})
