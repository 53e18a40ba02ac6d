/** When duties come back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween } from '#work/calendar/rules/index'
import { endOfNextMonth, nextRenewal, renewalTime } from '#features/service-requests/renewals/rules'

describe('a duty that comes back', () => {
  const yearly = { basis: 'birthday', months: 12 } as const

  it('by birthday keeps its day for who came a little early or late', () => {
    for (const completed of ['2026-02-20', '2026-03-20', '2026-05-02']) {
      expect(nextRenewal(yearly, completed, '1944-03-20')).toBe('2027-03-20')
    }
  })

  it('by birthday is asked again at the next one of who came far too late', () => {
    expect(nextRenewal(yearly, '2026-11-23', '1944-03-20')).toBe('2027-03-20')
    expect(nextRenewal(yearly, '2025-12-25', '1944-03-20')).toBe('2027-03-20')
    expect(nextRenewal(yearly, '2025-12-15', '1944-03-20')).toBe('2026-03-20')
  })

  it('by birthday falls on 28 February for who was born on the 29th', () => {
    expect(nextRenewal(yearly, '2026-03-01', '1944-02-29')).toBe('2027-02-28')
    expect(nextRenewal(yearly, '2027-02-10', '1944-02-29')).toBe('2028-02-29')
  })

  it('counts from the completion where the birth is not known or not meant', () => {
    expect(nextRenewal(yearly, '2026-04-10', null)).toBe('2027-04-10')
    expect(nextRenewal({ basis: 'last-completion', months: 6 }, '2026-08-31', '1944-03-20')).toBe(
      '2027-02-28',
    )
  })

  it('is always due later than it was done, and by birthday at most three months after the period', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays('2020-01-01', offset))
    const birth = fc.integer({ min: 0, max: 30000 }).map((offset) => addDays('1930-01-01', offset))
    fc.assert(
      fc.property(day, birth, fc.integer({ min: 1, max: 5 }), (completed, born, years) => {
        const due = nextRenewal({ basis: 'birthday', months: years * 12 }, completed, born)
        expect(due > completed).toBe(true)
        expect(daysBetween(addMonths(completed, years * 12), due)).toBeLessThanOrEqual(92)
      }),
    )
  })

  it('stands on the list from the month before, and stays there when it is missed', () => {
    expect(renewalTime('2026-11-22', '2026-11-23')).toBe('missed')
    expect(renewalTime('2026-11-30', '2026-11-23')).toBe('this-month')
    expect(renewalTime('2026-12-31', '2026-11-23')).toBe('next-month')
    expect(renewalTime('2027-01-01', '2026-11-23')).toBe('later')
    expect(endOfNextMonth('2027-01-31')).toBe('2027-02-28')
  })
})
