/** The lunar table from 2024 to 2050, held against the new moons themselves and against what notices say beside their days. */
import { describe, expect, it } from 'vitest'
import { saidWrongly } from '#features/calendar/rules/notice-dates'
import { addDays, lunarDateOf } from '#work/calendar/rules/index'

const rad = Math.PI / 180

/**
 * The new moon number `k` from that of 6 January 2000 on, in days of the Julian count and dynamical time: Jean Meeus, Astronomical
 * Algorithms, chapter 49; within some seconds in these years.
 */
function newMoon(k: number): number {
  const t = k / 1236.85
  const mean =
    2451550.09766 + 29.530588861 * k + 0.00015437 * t ** 2 - 0.00000015 * t ** 3 + 0.00000000073 * t ** 4
  const e = 1 - 0.002516 * t - 0.0000074 * t ** 2
  const sun = (2.5534 + 29.1053567 * k - 0.0000014 * t ** 2) * rad
  const moon = (201.5643 + 385.81693528 * k + 0.0107582 * t ** 2 + 0.00001238 * t ** 3) * rad
  const latitude = (160.7108 + 390.67050284 * k - 0.0016118 * t ** 2 - 0.00000227 * t ** 3) * rad
  const node = (124.7746 - 1.56375588 * k + 0.0020672 * t ** 2) * rad
  const terms: readonly (readonly [number, number])[] = [
    [-0.4072, moon],
    [0.17241 * e, sun],
    [0.01608, 2 * moon],
    [0.01039, 2 * latitude],
    [0.00739 * e, moon - sun],
    [-0.00514 * e, moon + sun],
    [0.00208 * e * e, 2 * sun],
    [-0.00111, moon - 2 * latitude],
    [-0.00057, moon + 2 * latitude],
    [0.00056 * e, 2 * moon + sun],
    [-0.00042, 3 * moon],
    [0.00042 * e, sun + 2 * latitude],
    [0.00038 * e, sun - 2 * latitude],
    [-0.00024 * e, 2 * moon - sun],
    [-0.00017, node],
    [-0.00007, moon + 2 * sun],
    [0.00004, 2 * moon - 2 * latitude],
    [0.00004, 3 * sun],
    [0.00003, moon + sun - 2 * latitude],
    [0.00003, 2 * moon + 2 * latitude],
    [-0.00003, moon + sun + 2 * latitude],
    [0.00003, moon - sun + 2 * latitude],
    [-0.00002, moon - sun - 2 * latitude],
    [-0.00002, 3 * moon + sun],
    [0.00002, 4 * moon],
  ]
  const planets: readonly (readonly [number, number, number])[] = [
    [0.000325, 299.77, 0.107408],
    [0.000165, 251.88, 0.016321],
    [0.000164, 251.83, 26.651886],
    [0.000126, 349.42, 36.412478],
    [0.00011, 84.66, 18.206239],
    [0.000062, 141.74, 53.303771],
    [0.00006, 207.14, 2.453732],
    [0.000056, 154.84, 7.30686],
    [0.000047, 34.52, 27.261239],
    [0.000042, 207.19, 0.121824],
    [0.00004, 291.34, 1.844379],
    [0.000037, 161.72, 24.198154],
    [0.000035, 239.56, 25.513099],
    [0.000023, 331.55, 3.592518],
  ]
  return (
    mean +
    terms.reduce((sum, [size, angle]) => sum + size * Math.sin(angle), 0) +
    planets.reduce((sum, [size, at, per]) => sum + size * Math.sin((at + per * k) * rad), 0)
  )
}

/** The day in Beijing on which it falls; dynamical time is some 70 seconds ahead of the clocks in these years. */
const dayInBeijing = (julian: number): string =>
  new Date((julian - 2440587.5) * 86_400_000 - 70_000 + 8 * 3_600_000).toISOString().slice(0, 10)

describe('the lunar table', () => {
  it('begins each month from 2024 to 2050 on the day of the new moon in Beijing', () => {
    const byMoon = Array.from({ length: 360 }, (_, at) => dayInBeijing(newMoon(295 + at))).filter(
      (day) => day >= '2024-01-01' && day <= '2050-12-31',
    )
    const byTable: string[] = []
    for (let day = '2024-01-01'; day <= '2050-12-31'; day = addDays(day, 1))
      if (lunarDateOf(day).date === 1) byTable.push(day)
    expect(byMoon.length).toBeGreaterThan(333)
    expect(byTable).toEqual(byMoon)
  })

  it('counts twelve months and a leap one about every third year, and none twice', () => {
    const firsts: string[] = []
    for (let day = '2024-01-01'; day <= '2050-12-31'; day = addDays(day, 1)) {
      const { month, date, isLeap } = lunarDateOf(day)
      if (date !== 1) continue
      const before = lunarDateOf(addDays(day, -1))
      expect(month, day).toBe(isLeap ? before.month : (before.month % 12) + 1)
      if (month === 1 && !isLeap) firsts.push(day)
    }
    expect(firsts).toHaveLength(27)
    expect(firsts).toEqual(expect.arrayContaining(['2027-02-06', '2030-02-03', '2050-01-23']))
  })
})

describe('beside the days of a notice', () => {
  it('the lunar date and the day of the week are those of the day', () => {
    const spring = (first: string) =>
      `二、春节：2月15日（${first}）至23日（农历正月初七、周一）放假调休，共9天。`
    expect(saidWrongly(spring('农历腊月二十八、周日'), 2026)).toEqual([])
    expect(saidWrongly('春节：1月28日（农历除夕、周二）至2月4日（农历正月初七，周二）放假', 2025)).toEqual([])
    expect(saidWrongly(spring('农历腊月二十九、周六'), 2026)).toEqual([
      { day: '2026-02-15', said: '农历腊月二十九' },
      { day: '2026-02-15', said: '周六' },
    ])
    // What the browser's calendar says of 2027, and last year's notice pasted once more.
    expect(saidWrongly('2月6日（农历除夕）放假', 2027)).toEqual([{ day: '2027-02-06', said: '农历除夕' }])
    expect(saidWrongly('2月5日（农历除夕）至6日（农历正月初一）放假', 2027)).toEqual([])
    expect(saidWrongly(spring('农历腊月二十八、周日'), 2025).length).toBeGreaterThan(0)
  })
})
