import { beforeAll, describe, expect, it, vi } from 'vitest'
import * as dates from '#app/dates'
import { withDaysWritten } from '#app/i18n/days'
import { changeLanguage, startLanguages } from '#app/i18n/index'

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} })
  await startLanguages('zh-CN')
})

const today = '2026-11-22'

describe('in Chinese', () => {
  it('names the year only when it is not this one', () => {
    expect(dates.monthAndDay('2026-01-05', today)).toBe('1月5日')
    expect(dates.monthAndDay('2025-12-31', today)).toBe('2025年12月31日')
  })

  it('writes a day among the values of a refusal or of what is due as days are written', () => {
    const said = (day: string) => withDaysWritten({ day, clock: '10:00', count: 2 }, 'zh-CN')
    expect(said(`${new Date().getFullYear()}-11-23`)).toEqual({ day: '11月23日', clock: '10:00', count: 2 })
    expect(said('2019-11-23').day).toBe('2019年11月23日')
    expect(withDaysWritten({ day: '2019-11-23' }, 'en')).toEqual({ day: '23 Nov 2019' })
    expect(withDaysWritten({ title: '议事厅 2026-11-23 09:00' }, 'zh-CN').title).toBe(
      '议事厅 2026-11-23 09:00',
    )
  })

  it('names the weekday of the day in Shanghai', () => {
    expect(dates.dayWithWeekday('2026-11-22', today)).toBe('11月22日 周日')
  })

  it('calls the days around today by their words', () => {
    expect(
      ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'].map((day) => dates.nearDay(day, today)),
    ).toEqual(['昨天', '今天', '明天', '11月24日'])
  })

  it('counts how late a deadline is and how long it still runs', () => {
    expect(dates.deadline('2026-11-19', today)).toBe('逾期 3 天')
    expect(dates.deadline('2026-11-22', today)).toBe('今天')
    expect(dates.deadline('2026-11-25', today)).toBe('还有 3 天')
    expect(dates.deadline('2026-11-26', today)).toBe('11月26日')
    expect(dates.nearness('2026-11-21', today)).toBe('overdue')
    expect(dates.nearness('2026-11-25', today)).toBe('soon')
    expect(dates.nearness('2026-11-26', today)).toBe('later')
  })

  it('counts days over the end of a year and a leap day', () => {
    expect(dates.daysBetween('2026-12-31', '2027-01-01')).toBe(1)
    expect(dates.daysBetween('2028-03-01', '2028-02-28')).toBe(-2)
  })

  it('reads instants by the clock of Shanghai', () => {
    const beforeMidnightThere = Date.parse('2026-11-21T15:59:00Z')
    expect(dates.dayOf(beforeMidnightThere)).toBe('2026-11-21')
    expect(dates.dayOf(beforeMidnightThere + 60_000)).toBe('2026-11-22')
    expect(dates.dayAndTime(beforeMidnightThere, today)).toBe('昨天 23:59')
    expect(dates.clockTime(beforeMidnightThere + 60_000)).toBe('00:00')
  })
})

describe('in English', () => {
  it('says the same days', async () => {
    await changeLanguage('en')
    expect(dates.dayWithWeekday('2026-11-22', today)).toBe('Sun 22 Nov')
    expect(dates.monthAndDay('2025-12-31', today)).toBe('31 Dec 2025')
    expect(dates.deadline('2026-11-21', today)).toBe('1 day late')
    expect(dates.deadline('2026-11-20', today)).toBe('2 days late')
    await changeLanguage('zh-CN')
  })
})
