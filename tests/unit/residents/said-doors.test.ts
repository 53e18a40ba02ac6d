/** The search takes doors, numbers and half-typed names as people say, paste and leave them. */
import { describe, expect, it } from 'vitest'
import { eighteenOf } from '#ground/people/id-numbers'
import { tokensOf } from '#features/residents/search-index/rules/tokens'
import { termsOf } from '#features/residents/search/rules/query'
import { answersTo } from '../../support/answers-to'

const estates = [
  { code: 'a', label: '甲苑' },
  { code: 'k', label: '万科city' },
]
const someone = {
  name: '王桂珍',
  phones: ['13800000001', '02780000001'],
  idNumber: '42010019560308001X',
  address: { building: '3', unit: '2', room: '501' },
  estate: 'a',
}
const isFound = (query: string, more: Partial<typeof someone> = {}): boolean => {
  const tokens = tokensOf({ ...someone, ...more })
  const terms = termsOf(query, estates)
  return terms.length > 0 && terms.every((term) => answersTo(tokens, term))
}
const door = (building: string, unit: string, room: string) => ({ address: { building, unit, room } })

describe('a building with a letter', () => {
  it.each([
    'A栋',
    'A-2-501',
    'A栋2单元501',
    'a座 2单元 501室',
    '甲苑A栋501',
    '甲苑A-2-501',
    '王 A栋',
    'A-501',
  ])('%s is found', (query) => {
    expect(isFound(query, door('A', '2', '501'))).toBe(true)
  })
  it.each(['A3栋', 'A3-1201', 'A3栋1201', 'a3#1201', '王 A3栋'])('%s is found', (query) => {
    expect(isFound(query, door('A3', '', '1201'))).toBe(true)
  })
  it('is not the one beside it', () => {
    expect(isFound('B-2-501', door('A', '2', '501'))).toBe(false)
    expect(isFound('A3栋', door('A', '3', '501'))).toBe(false)
  })
})

describe('a door', () => {
  it.each([
    ...['三栋', '三号楼', '三栋二单元501', '3栋二单元501', '第3栋', '第三栋', '03栋', '03-02-501', '王 三栋'],
    ...['3# 2单元 501', '3—2—501', '3.2.501', '3/2/501'],
  ])('%s is the one that is said', (query) => {
    expect(isFound(query)).toBe(true)
  })
  it.each(['四栋', '3.2.502', '3.2', '2026.3.2'])('%s is another, or none', (query) => {
    expect(isFound(query)).toBe(false)
  })
  it('in words may be the end of a name', () => {
    for (const query of ['王一栋', '一栋', '栋']) expect(isFound(query, { name: '王一栋' }), query).toBe(true)
  })
})

describe('a number', () => {
  it.each([
    ...[
      '138 00000001',
      '(027)80000001',
      '（027）8000 0001',
      '027 80000001',
      '0086 13800000001',
      '86 138 0000 0001',
    ],
    ...['尾号0001', '手机13800000001', '138****0001', '420****001X', '001×', "'42010019560308001X"],
    ...['王桂珍13800000001', '王桂珍0001', '0001王桂珍', '王桂珍。', '王桂珍；3栋'],
  ])('%s is the one that it looks like', (query) => {
    expect(isFound(query)).toBe(true)
  })
  it('of fifteen digits is found in its groups', () => {
    expect(isFound('420100 560308 001', { idNumber: eighteenOf('420100560308001') ?? '' })).toBe(true)
  })
  it('of another is none', () => {
    for (const query of ['138****0002', '尾号0002', '李桂珍0001']) expect(isFound(query), query).toBe(false)
  })
})

describe('a name', () => {
  it.each(['王gz', '王gui', '王桂z', '王桂zhen'])(
    '%s is found where only its beginning became characters',
    (query) => {
      expect(isFound(query)).toBe(true)
    },
  )
  it('of which only characters and letters of another are typed is not', () => {
    expect(isFound('王yz')).toBe(false)
  })
  it('with Latin letters, and an estate with them, are still found', () => {
    expect(isFound('李anna', { name: '李Anna' })).toBe(true)
    expect(isFound('万科city', { estate: 'k' })).toBe(true)
  })
  it('in lü is typed so, too', () => {
    expect(isFound('lüxia', { name: '吕霞' })).toBe(true)
    expect(isFound('müller', { name: 'Müller' })).toBe(true)
  })
})
