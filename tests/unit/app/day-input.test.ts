import { describe, expect, it } from 'vitest'
import { halfWidth, parseDay } from '#ground/day-input'

const today = '2026-11-22'

describe('a day', () => {
  it.each([
    ['20261122', '2026-11-22'],
    ['2026-11-22', '2026-11-22'],
    ['2026.1.5', '2026-01-05'],
    ['2026/1/5', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    ['1943-08-17', '1943-08-17'],
    ['２０２６１１２２', '2026-11-22'],
    ['２０２６－１１－２２', '2026-11-22'],
    [' 20261122 ', '2026-11-22'],
  ])('%s is %s', (typed, day) => {
    expect(parseDay(typed, today)).toBe(day)
  })

  it('without a year is one of this year', () => {
    expect(parseDay('1205', today)).toBe('2026-12-05')
    expect(parseDay('12-5', today)).toBe('2026-12-05')
    expect(parseDay('3月8日', today)).toBe('2026-03-08')
  })

  it.each(['20260230', '2026-13-01', '2026-02-29', '今天', '', '12', '202611', 'abc', '9999-12-31'])(
    'is not %s',
    (typed) => {
      expect(parseDay(typed, today)).toBeUndefined()
    },
  )

  it('of a leap year has its 29th', () => {
    expect(parseDay('20280229', today)).toBe('2028-02-29')
  })
})

it('full-width figures, letters and spaces become half-width, other text stays', () => {
  expect(halfWidth('Ａ１３８　王')).toBe('A138 王')
})
