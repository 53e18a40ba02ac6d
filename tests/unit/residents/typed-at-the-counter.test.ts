/** What people type for somebody before them: a surname in full and first letters, other characters, a permit's number. */
import { describe, expect, it } from 'vitest'
import { eighteenOf, readIdNumber } from '#ground/people/id-numbers'
import { simplified } from '#ground/people/simplified'
import { numbersAskedFor, termsOf } from '#features/residents/search/rules/query'
import { tokensOf } from '#features/residents/search-index/rules/tokens'
import { answersTo } from '../../support/answers-to'

const address = { building: '3', unit: '2', room: '501' }
const person = (name: string, idNumber = '', phones: readonly string[] = []) =>
  tokensOf({ name, idNumber, phones, address, estate: '' })
const finds = (query: string, tokens: readonly string[]) =>
  termsOf(query).every((term) => answersTo(tokens, term))

describe('a name', () => {
  it.each([
    ['danlz', '单立中'],
    ['shanlz', '单立中'],
    ['ouyc', '区幼初'],
    ['ouyc', '欧阳春'],
    ['ouyangcm', '欧阳春梅'],
    ['wangzhl', '王中林'],
    ['wangxl', '王晓玲'],
    ['wangx', '王晓玲'],
    ['john', 'John Smith'],
    ['mark', 'Mark Twain'],
  ])('is found by %s: %s', (typed, name) => expect(finds(typed, person(name))).toBe(true))

  it('is not found by a surname of another sound, or by first letters that are not its own', () => {
    expect(finds('danlz', person('杜立中'))).toBe(false)
    expect(finds('wangxm', person('王晓玲'))).toBe(false)
  })

  it('in traditional characters is found by simplified ones, and the other way', () => {
    expect(simplified('陳國強')).toBe('陈国强')
    for (const typed of ['陳', '陈', '陳国强', '陈国强', '国强'])
      expect(finds(typed, person('陳國強'))).toBe(true)
    expect(finds('陳國強', person('陈国强'))).toBe(true)
    expect(finds('3栋 陳國', person('陈国强'))).toBe(true)
    expect(simplified('王桂珍')).toBe('王桂珍')
  })
})

describe('the end of an ID number', () => {
  it.each(['3栋 103X', '103X 3栋', '3栋2单元 103X', '103X 3栋2单元', '3栋2单元 07103X', '3号楼 103x 王'])(
    'beside a door is no room of it: %s',
    (typed) => {
      expect(finds(typed, person('王桂珍', '42010619440107103X'))).toBe(true)
      expect(finds(typed, person('王桂珍', '420106194401071031'))).toBe(false)
    },
  )

  it('leaves a room with a letter what it is', () => {
    const door = { building: '3', unit: '2', room: '103b' }
    const tokens = tokensOf({ name: '王桂珍', idNumber: '', phones: [], address: door, estate: '' })
    for (const typed of ['3栋2单元103B', '3栋 2单元 103b室']) expect(finds(typed, tokens)).toBe(true)
  })
})

describe('a passport or permit', () => {
  it('is found by its whole number and counts as asking by a number', () => {
    for (const [kind, number] of [
      ['passport', 'E12345678'],
      ['hm-permit', 'H1234567802'],
      ['passport', 'EA1234567'],
    ] as const) {
      expect(readIdNumber(kind, number).ok).toBe(true)
      expect(finds(number.toLowerCase(), person('李大卫', number))).toBe(true)
      expect(finds(number.slice(0, -1), person('李大卫', number))).toBe(false)
      expect(numbersAskedFor(number)).toBe(number)
    }
    expect(readIdNumber('hm-permit', 'X12345678').ok).toBe(false)
  })
})

describe('a phone from abroad', () => {
  it('is found as it is said, with and without its country', () => {
    const tokens = person('陈大文', '', ['+85291234567'])
    for (const typed of ['91234567', '+852 9123 4567', '+85291234567', '4567'])
      expect(finds(typed, tokens)).toBe(true)
  })
})

describe('a number of fifteen digits', () => {
  it('becomes the one of eighteen, and finds its owner', () => {
    expect(eighteenOf('420106440320152')).toMatch(/^4201061944032015 ?2/)
    const eighteen = eighteenOf('420106440320152') ?? ''
    expect(readIdNumber('resident-id', eighteen)).toMatchObject({ ok: true, birth: '1944-03-20' })
    expect(finds('420106440320152', person('王桂珍', eighteen))).toBe(true)
  })

  it('that is none stays as it is', () => {
    expect(eighteenOf('420106449920152')).toBeNull()
    expect(eighteenOf('420106440320997')).toBeNull()
    expect(eighteenOf('42010644032015')).toBeNull()
  })
})
