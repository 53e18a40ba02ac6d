/** Money and numbers are read wholly or not at all: no sum is ever made of a part of what was typed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMoney, readNumber, typedMoney } from '#ground/number-input'
import { holdsUnread, notTaken } from '#app/parts/number-fields'

describe('money as it is typed', () => {
  it.each([
    ['12', 1200],
    ['12.5', 1250],
    ['12.50', 1250],
    ['11.15', 1115],
    ['0.05', 5],
    ['007', 700],
    ['1,234.50', 123_450],
    ['1,234,567', 123_456_700],
    ['１２．５', 1250],
    ['１，２３４', 123_400],
    ['¥12', 1200],
    ['￥ 12.5', 1250],
    ['12元', 1200],
    ['5万', 5_000_000],
    ['1.5 万元', 1_500_000],
    ['2000000', 200_000_000],
    [' 3 ', 300],
  ])('%s is wholly read', (typed, fen) => {
    expect(readMoney(typed)).toBe(fen)
  })

  it.each([
    '12元5角',
    '12，5',
    '12,5',
    '1,23',
    '12.345',
    '-5',
    '+5',
    '1e5',
    '12.',
    '.',
    '五元',
    '5千',
    '1 2',
    '¥',
    '元',
  ])('%s is no sum, and no part of it is one', (typed) => {
    expect(readMoney(typed)).toBeUndefined()
  })

  it('is nothing where nothing is written', () => {
    expect([readMoney(''), readMoney('  ')]).toEqual([null, null])
  })

  it('comes back the same from what stands in the field', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e12 }), (fen) => readMoney(typedMoney(fen)) === fen))
    expect([0, 5, 1250, -100].map(typedMoney)).toEqual(['0.00', '0.05', '12.50', '-1.00'])
  })
})

describe('a number as it is typed', () => {
  it('is read with its decimals, its thousands and its minus', () => {
    expect(['12', '３', '1,200', '-4.5', '', '5万', '12，5', '1e3', '3人'].map(readNumber)).toEqual([
      12,
      3,
      1200,
      -4.5,
      null,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('a number field that goes on with a part of what was typed', () => {
  const field = (written: string, taken: string | null, max = '400') =>
    notTaken({ written, taken, least: '1', most: max })

  it('is found out, whatever part it kept', () => {
    expect(field('2000', '200')).toBe('too-big')
    expect(field('0', null)).toBe('too-small')
    expect(field('5万', '5')).toBe('not-a-number')
    expect(field('12，5', '125')).toBe('not-a-number')
    expect(field('５', null)).toBe('not-a-number')
  })

  it('is let be where it has what is written', () => {
    expect(field('200', '200')).toBeUndefined()
    expect(field('007', '7')).toBeUndefined()
    expect(field('', null)).toBeUndefined()
    expect(field('1.50', '1.5')).toBeUndefined()
  })
})

describe('what could not be read', () => {
  it('is told from what can, however deep it lies', () => {
    expect(holdsUnread({ name: '押金', parts: [{ fen: 100 }, { fen: null }], day: undefined })).toBe(false)
    expect(holdsUnread({ name: '押金', parts: [{ fen: 100 }, { fen: Number.NaN }] })).toBe(true)
    expect(JSON.stringify({ fen: Number.NaN })).toBe('{"fen":null}')
  })
})
