import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { yearFile } from '#work/calendar/file'
import { addDays, statutoryHolidays } from '#work/calendar/rules/index'
import {
  calendarOf,
  movedDay,
  noticeTitle,
  noticeYear,
  readNotice,
  weeksOf,
  withDay,
  workingDaysIn,
} from '#features/calendar/rules/index'

const folder = path.join(import.meta.dirname, '../../../resources/calendar')
const announced = (year: number) =>
  yearFile.parse(JSON.parse(readFileSync(path.join(folder, `${year}.json`), 'utf8')))

/** The year's arrangement in the form of such a notice. */
const notice2026 = `国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班。`

describe('holidays by law', () => {
  it.each([2024, 2025, 2026])('are in %i those that were announced', (year) => {
    const law = [...statutoryHolidays(year)].map(([day, name]) => ({ day, name }))
    const known = announced(year)
      .days.filter(({ kind }) => kind === 'statutory-holiday')
      .map(({ day, name }) => ({ day, name }))
    expect(law).toEqual(known)
  })

  it('are thirteen days since 2025, eleven before', () => {
    expect(statutoryHolidays(2027).size).toBe(13)
    expect(statutoryHolidays(2023).size).toBe(11)
  })

  // Almanac of the Purple Mountain Observatory; the engines' own lunar calendar has 2027 and 2030 a day off.
  it.each(['2027-02-06', '2028-01-26', '2029-02-13', '2030-02-03', '2031-01-23', '2033-01-31', '2034-02-19'])(
    'begin a lunar year on %s, with its eve before and two days after',
    (first) => {
      const spring = [...statutoryHolidays(Number(first.slice(0, 4)))].flatMap(([day, name]) =>
        name === '春节' ? [day] : [],
      )
      expect(spring).toEqual([-1, 0, 1, 2].map((offset) => addDays(first, offset)))
    },
  )
})

describe('a pasted notice', () => {
  it('is read as the year was entered by hand', () => {
    const read = readNotice(notice2026, 2026)
    expect(read.days).toEqual(announced(2026).days)
    expect(read.missing).toEqual([])
    expect(read.unread).toEqual([])
  })

  it('is read without line breaks, with full-width digits and blanks', () => {
    const squeezed = notice2026
      .replaceAll('\n', ' ')
      .replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    expect(readNotice(squeezed, 2026).days).toEqual(announced(2026).days)
  })

  it('tells its year and title', () => {
    expect(noticeYear(notice2026)).toBe(2026)
    expect(noticeTitle(notice2026)).toBe('国务院办公厅关于2026年部分节假日安排的通知')
    expect(noticeYear('放假')).toBeUndefined()
  })

  it('names the holidays it lacks when it was cut off', () => {
    const cut = notice2026.slice(0, notice2026.indexOf('六、'))
    expect(readNotice(cut, 2026).missing.map(({ name }) => name)).toEqual([
      '中秋',
      '国庆节',
      '国庆节',
      '国庆节',
    ])
  })

  it('shows a line with a day that does not exist as not read, and takes nothing from it', () => {
    const read = readNotice('一、元旦：1月1日至3日放假。2月30日上班。', 2026)
    expect(read.days).toEqual([])
    expect(read.unread).toHaveLength(1)
  })

  it('keeps days of the year before out of this one, and names them, with what they are', () => {
    const read = readNotice('一、元旦：2022年12月31日至2023年1月2日放假。', 2023)
    expect(read.days.map(({ day }) => day)).toEqual(['2023-01-01', '2023-01-02'])
    expect(read.elsewhere).toEqual([{ day: '2022-12-31', kind: 'bridging-day-off', name: '元旦' }])
    expect(readNotice(notice2026, 2026).elsewhere).toEqual([])
  })

  it.each([
    [2017, '一、元旦：1月1日放假，1月2日（星期一）补休。', '2017-01-02'],
    [2015, '三、清明节：4月5日放假，4月6日（星期一）补休。', '2015-04-06'],
    [2027, '一、元旦：1月1日放假，1月2日、1月3日均调休。', '2027-01-03'],
    [2027, '一、元旦：1月1日放假，1月4日休息，1月9日上班。', '2027-01-04'],
  ])('of %i knows the days off in lieu', (year, line, off) => {
    const read = readNotice(line, year)
    expect(read.days.find(({ day }) => day === off)?.kind).toBe('bridging-day-off')
    expect(read.unread).toEqual([])
  })

  it.each([
    '一、元旦：1月1日放假，1月4日另行安排。',
    '一、元旦：1月1日放假，1月4日（周一）轮流值守。',
    '二、春节：2月6日起补休。',
    '三、清明节：4月5日休息。',
  ])('tells what it could not read where a day is named in it: %s', (line) => {
    expect(readNotice(line, 2027).unread).toHaveLength(1)
  })

  it('takes two holidays in one as each day is', () => {
    const read = readNotice('七、国庆节、中秋节：10月1日至8日放假。9月28日、10月11日上班。', 2025)
    expect(read.days).toEqual(announced(2025).days.filter(({ name }) => name === '国庆节' || name === '中秋'))
  })
})

describe('a year on screen', () => {
  it('shows every day once, weeks from Monday', () => {
    const days = weeksOf('2026-02')
      .flat()
      .filter((day) => day !== null)
    expect(days).toHaveLength(28)
    expect(weeksOf('2026-02')[0]?.[6]).toBe('2026-02-01')
  })

  it('counts the working days of a month by the notice', () => {
    // 20 weekdays, six of them off (16–20 and 23 February), and two Saturdays worked.
    expect(workingDaysIn(calendarOf(2026, announced(2026).days), '2026-02')).toBe(16)
    expect(workingDaysIn(calendarOf(2026, []), '2026-02')).toBe(20)
  })

  it('puts one day right and leaves the others', () => {
    const days = announced(2026).days
    const changed = withDay(days, '2026-12-31', { kind: 'bridging-day-off', name: '停电' })
    expect(changed).toHaveLength(days.length + 1)
    expect(withDay(changed, '2026-12-31', null)).toEqual(days)
  })

  it('stays inside its year when moved through by keys', () => {
    expect(movedDay('2026-01-01', 'ArrowLeft')).toBeUndefined()
    expect(movedDay('2026-01-31', 'ArrowRight')).toBe('2026-02-01')
    expect(movedDay('2026-12-15', 'PageDown')).toBeUndefined()
    expect(movedDay('2026-03-15', 'PageUp')).toBe('2026-02-01')
  })
})
