/** The lunar day and the solar term in the bar, held against days that are known and against each other. */
import { getSolarTerms } from 'chinese-days'
import i18next from 'i18next'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { lunarDayOf, lunarWords } from '#app/lunar-calendar'
import { changeLanguage, startLanguages } from '#app/i18n/index'
import { addDays } from '#ground/days'

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} })
  await startLanguages('zh-CN')
})

const words = async (day: string) => lunarWords(i18next.t, await lunarDayOf(day))

describe('the day in the bar', () => {
  it('is told in the words of the calendar, with the term that begins on it', async () => {
    expect(await words('2026-11-22')).toBe('十月十四 · 小雪')
    expect(await words('2026-11-23')).toBe('十月十五')
    expect(await words('2026-02-16')).toBe('腊月廿九')
    expect(await words('2025-08-01')).toBe('闰六月初八')
    expect(await words('2026-12-22')).toBe('冬月十四 · 冬至')
    await changeLanguage('en')
    expect(await words('2025-08-01')).toBe('lunar 6+/8')
    expect(await words('2026-11-22')).toBe('lunar 10/14 · Minor Snow')
    await changeLanguage('zh-CN')
  })

  it('is the first of the year on every Spring Festival from 2024 to 2035', async () => {
    const festivals = [
      '2024-02-10',
      '2025-01-29',
      '2026-02-17',
      // The new moon comes at 23:56 in Beijing; calendars that reckon roughly put it on the 7th.
      '2027-02-06',
      '2028-01-26',
      '2029-02-13',
      '2030-02-03',
      '2031-01-23',
      '2032-02-11',
      '2033-01-31',
      '2034-02-19',
      '2035-02-08',
    ]
    for (const day of festivals) expect(await words(day), day).toBe('正月初一')
  })

  it('goes on by one each day, and months have 29 or 30', async () => {
    let before = await lunarDayOf('2023-12-31')
    for (let day = '2024-01-01'; day <= '2035-12-31'; day = addDays(day, 1)) {
      const now = await lunarDayOf(day)
      if (now.date === 1) expect([29, 30], day).toContain(before.date)
      else
        expect(now, day).toMatchObject({ month: before.month, isLeap: before.isLeap, date: before.date + 1 })
      before = now
    }
  })

  it('has its 24 terms a year, each with its name in both languages', async () => {
    const terms = getSolarTerms('2024-01-01', '2035-12-31')
    expect(terms).toHaveLength(12 * 24)
    for (const { date, term, name } of terms) {
      expect((await lunarDayOf(date)).term).toBe(term)
      expect(i18next.t(`date.solarTerms.${term}`)).toBe(name)
      expect(i18next.exists(`date.solarTerms.${term}`, { lng: 'en', fallbackLng: [] })).toBe(true)
    }
  })
})
