/** What people type is brought into one form, and nothing that matters is lost. */
import { describe, expect, it } from 'vitest'
import {
  addressText,
  cleanBuilding,
  cleanGrid,
  cleanRoom,
  cleanUnit,
  doorKey,
  gridLabel,
} from '#ground/people/addresses'
import { cleanName } from '#ground/people/names'
import { cleanPhone, isPhone, splitPhones } from '#ground/people/phones'
import { maskPhone } from '#ground/people/masking'
import { readDay } from '#ground/people/birth'
import { relationByWords } from '#features/residents/register-file/rules/relations'

describe('a phone', () => {
  it('is cleaned of +86, dashes, blanks and full-width digits', () => {
    for (const typed of [
      '+86 199-3659-4906',
      '１９９３６５９４９０６',
      '199 3659 4906',
      '86-19936594906',
      "'19936594906",
    ]) {
      expect(cleanPhone(typed)).toBe('19936594906')
    }
    expect(cleanPhone('027-8722 2160')).toBe('02787222160')
    expect(cleanPhone('027-87222160转802')).toBe('02787222160x802')
  })

  it('is one that can be dialled', () => {
    for (const right of [
      '13812342204',
      '02787222160',
      '87222160',
      '4008001234',
      '07136212345',
      '02787222160x802',
    ]) {
      expect(isPhone(right), right).toBe(true)
    }
    for (const wrong of ['12345678901', '1381234220', '0278722', '', '138123422044', '110x']) {
      expect(isPhone(wrong), wrong).toBe(false)
    }
  })

  it('shares a cell with another one', () => {
    expect(splitPhones('15906336262、027-87222160').map(cleanPhone)).toEqual(['15906336262', '02787222160'])
    expect(splitPhones('19942339595 027-86884759').map(cleanPhone)).toEqual(['19942339595', '02786884759'])
    expect(splitPhones('+86 199-8361-6927').map(cleanPhone)).toEqual(['19983616927'])
    expect(splitPhones('')).toEqual([])
  })

  it('leaves the desk masked', () => {
    expect(maskPhone('13812348000')).toBe('138****8000')
    expect(maskPhone('87222160')).toBe('****2160')
    expect(maskPhone('02787222160x802')).toBe('027****2160')
  })
})

describe('an address', () => {
  it('has one form, whatever was typed', () => {
    for (const typed of ['3栋', '3#', '3号楼', '3', '０３幢', '三栋', ' 3 栋'])
      expect(cleanBuilding(typed)).toBe('3')
    for (const typed of ['2单元', '2', '二单元', '２单元']) expect(cleanUnit(typed)).toBe('2')
    for (const typed of ['501室', '501', '５０１号']) expect(cleanRoom(typed)).toBe('501')
    for (const typed of ['第5网格', '5网格', '5', '05']) expect(cleanGrid(typed)).toBe('5')
    expect(cleanBuilding('十二栋')).toBe('12')
    expect(cleanBuilding('a栋')).toBe('A')
    expect(cleanGrid('翰林网格')).toBe('翰林')
    expect(gridLabel('5')).toBe('第5网格')
  })

  it('is said as 3-2-501 and written with its words', () => {
    const door = { building: '3', unit: '2', room: '501' }
    expect(doorKey(door)).toBe('3-2-501')
    expect(doorKey({ ...door, unit: '' })).toBe('3-501')
    expect(addressText('水印桃源', door)).toBe('水印桃源 3栋 2单元 501')
  })
})

describe('a name', () => {
  it('loses the blanks that pad it and keeps every character', () => {
    expect(cleanName('张\u3000伟')).toBe('张伟')
    expect(cleanName(' 张  䶮 民 ')).toBe('张䶮民')
    expect(cleanName('白𬭎')).toBe('白𬭎')
    expect(cleanName('买买提•吐尔逊')).toBe('买买提·吐尔逊')
    expect(cleanName('Anna  Smith')).toBe('Anna Smith')
  })
})

describe('a day of birth', () => {
  it('is read in five ways of writing', () => {
    for (const typed of [
      '1971-01-25',
      '1971.1.25',
      '1971/1/25',
      '19710125',
      '1971年1月25日',
      '1971-01-25 00:00:00',
    ]) {
      expect(readDay(typed), typed).toBe('1971-01-25')
    }
    for (const typed of ['1971-02-30', '71-1-25', '1971', '不详', ''])
      expect(readDay(typed), typed).toBeNull()
  })
})

describe('a relation to the head of the household', () => {
  it('is known by the words registers use', () => {
    expect(['户主', '妻', '长子', '儿媳', '外孙女', '岳母', '奶奶', '舅舅', ''].map(relationByWords)).toEqual(
      [
        'head',
        'spouse',
        'child',
        'child-in-law',
        'grandchild',
        'parent',
        'grandparent',
        'other-relative',
        '',
      ],
    )
  })
})
