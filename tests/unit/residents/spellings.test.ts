/** What people type and paste comes in many spellings: each is one value, and none is cut or taken for another. */
import { describe, expect, it } from 'vitest'
import { isDayInText, readAddress } from '#ground/people/addresses'
import { readDay } from '#ground/people/birth'
import { cleanIdNumber, readIdNumber } from '#ground/people/id-numbers'
import { maskNumbersIn, withNumbersOf } from '#ground/people/masking'
import { cleanName } from '#ground/people/names'
import { cleanPhone, isPhone, splitPhones } from '#ground/people/phones'
import { cleanCell } from '#ground/text'

describe('a name', () => {
  it.each<[string, string]>([
    ...['․', '⸰', '∘', '｡', '▪', '⚫', '··', ' · '].map((dot): [string, string] => [
      `阿卜${dot}买提`,
      '阿卜·买提',
    ]),
    ['甲\u2800一', '甲一'],
    ['甲\ufffc一', '甲一'],
    ['甲\u17b4一', '甲一'],
    ['甲一_x000D_', '甲一'],
    ['甲一_x000d__x000A_', '甲一'],
    ['ｱﾌﾞ', 'アブ'],
    ['𝐀lice', 'Alice'],
    ['㆒', '一'],
    ['约翰Ⅱ', '约翰II'],
  ])('%j is %j', (typed, kept) => {
    expect(cleanName(typed)).toBe(kept)
  })

  it('numbers that count the lines of a text stay in their circles', () => {
    expect(cleanCell('①先打电话_x000A_②再上门, 60㎡')).toBe('①先打电话\n②再上门, 60㎡')
  })
})

describe('an ID number', () => {
  it.each([
    '420100—19560308—001X',
    '420100.19560308.001X',
    '420100·19560308·001Х',
    '42010019560308001Ⅹ',
    '42010019560308001×',
    '420100‑19560308‑001x',
    '420100195603080\u200b01X_x000D_',
  ])('%s is the one that it looks like', (typed) => {
    expect(cleanIdNumber(typed)).toBe('42010019560308001X')
  })

  it('that a sheet rounded is still known as rounded', () => {
    expect(readIdNumber('resident-id', '4.20112E+17')).toEqual({ ok: false, fault: 'id-number-lost-digits' })
  })
})

describe('a number from abroad is kept whole or not at all', () => {
  it.each([
    ['+44 (0)20 7946 0958', ['+442079460958']],
    ['+1 (415) 555-0100 ext. 12', ['+14155550100x12']],
    ['+1 415 555 0100 x12', ['+14155550100x12']],
    ['+1 415\n555 0100', ['+14155550100']],
    ['+1,415,5550100', ['+14155550100']],
    ['0044 20 7946 0958', ['+442079460958']],
    ['+852 2123 4567、+853 2812 3456', ['+85221234567', '+85328123456']],
    ['+49 30 123456/13800000001', ['+4930123456', '13800000001']],
    ['13800000001 0001', ['13800000001']],
    ['852-21234567', []],
    ['1380000000l', []],
  ])('%j', (typed, kept) => {
    expect(splitPhones(typed).map(cleanPhone).filter(isPhone)).toEqual(kept)
  })
})

describe('a day of birth', () => {
  it.each(['1956—03—08', '1956–3–8', '1956－03－08', '1956年3月8日生', '1956年03月08号'])('%s', (typed) => {
    expect(readDay(typed)).toBe('1956-03-08')
  })
})

describe('an address in one text', () => {
  it.each([
    ['第3栋第2单元第501室', '', '3', '2', '501'],
    ['3栋2单元五〇一', '', '3', '2', '501'],
    ['3栋2单元五零一室', '', '3', '2', '501'],
    ['甲苑三号楼二单元五楼五〇一', '甲苑', '3', '2', '501'],
    ['甲苑3号2单元501', '甲苑', '3', '2', '501'],
    ['甲苑３号楼２单元５０１室', '甲苑', '3', '2', '501'],
    ['二十三幢2单元1101', '', '23', '2', '1101'],
    ['3‑2‑501', '', '3', '2', '501'],
  ])('%s', (typed, estate, building, unit, room) => {
    expect(readAddress(typed)).toEqual({ estate, building, unit, room, rest: '' })
  })

  it.each<[string, string, string, string]>([
    ['叁栋贰单元伍零壹', '3', '2', '501'],
    ['3栋贰单元501', '3', '2', '501'],
    ['拾贰栋壹单元301室', '12', '1', '301'],
    ['3.2.501', '3', '2', '501'],
    ['3．2．1201室', '3', '2', '1201'],
  ])('%s is that door, in formal numerals and with dots', (typed, building, unit, room) => {
    expect(readAddress(typed)).toEqual({ estate: '', building, unit, room, rest: '' })
  })

  it.each(['3.2', '3.2.2026', '2026.3.2', '1.3.2.501', '3.2.5'])(
    '%s is none: a number, a day, or nobody knows which is what',
    (typed) => {
      expect(readAddress(typed)).toBeNull()
    },
  )

  it.each(['2026-03-02', '2026年3月2日', '3月2日', '2-Mar', 'Mar-02', '2-Mar-26', '12-3-2-501', '3-2-5-01'])(
    '%s is none: it is a day, or nobody knows which number is what',
    (typed) => {
      expect(readAddress(typed)).toBeNull()
    },
  )

  it.each(['3-2-501', '3月苑', 'Mar', '2026', 'Decor 3'])('%s is no day', (typed) => {
    expect(isDayInText(typed)).toBe(false)
  })
})

describe('numbers in a note', () => {
  const hidden = [
    ...[
      ',',
      '，',
      '、',
      '/',
      '~',
      '：',
      ':',
      '＿',
      '  -  ',
      '\n',
      '\u200b',
      '\u2060',
      '|',
      '*',
      '…',
      ' (',
      '=',
    ].map((between) => `138${between}0000${between}0001`),
    '1\u20603800000001',
    '[138]00000001',
    '【138】0000 0001',
    '13-8000-00001',
    '一三八 零零零零 零零零一',
    '幺三八-零零零零-零零零幺',
    '壹叁捌零零零零零零零壹',
    '138零零零零0001',
    '𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟏',
    '420100 560308 001',
    '420100/19560308/0019',
    '420100 19560308 001 X',
    '00852 2123 4567',
    '001-415-555-0100',
    '62220212 34567890 123',
    '0713-8123456',
    'E12345678',
    'H12345678',
  ]
  it.each([...hidden, '电话80000001', '座机：8000 0001'])(
    '%j is masked, and comes back whole from a form',
    (number) => {
      const text = `打${number}，户主`
      const shown = maskNumbersIn(text)
      expect(shown).toContain('****')
      expect(
        Array.from(shown.matchAll(/[\d一二三八零〇壹叁捌幺]|[\u{1d7ce}-\u{1d7ff}]/gu)).length,
      ).toBeLessThanOrEqual(7)
      expect(withNumbersOf(shown, text)).toBe(text)
    },
  )

  it.each(['2026-11-2', '3-2-501 1', '2026.03.08 15:30', '3栋2单元501', '12.50元'])(
    'is found behind %s',
    (before) => {
      expect(maskNumbersIn(`${before} 13800000001`)).toBe(`${before} 138****0001`)
      expect(maskNumbersIn(`13800000001 ${before}`)).toBe(`138****0001 ${before}`)
    },
  )

  it.each([
    '13800.00 1290.00 元',
    '1500.00（2026.3）',
    '15000 (2026.3.8)',
    '15-2-501 3-2-501',
    '3200 4500 5000 6100',
    '1300 1400 150 元',
    '周一至五 1-5 8.30-11.30 14.00-17.30',
    '13.30-15.30 16.00-17.00',
    '2026-03-08（2026-03-09）',
    '20260308-20260309',
    '150 160 170 180 元',
    'A20260308',
    '①②③④⑤⑥⑦⑧⑨',
    '3、5、8、10、12、15、18 号',
  ])('%s stays', (text) => {
    expect(maskNumbersIn(text)).toBe(text)
  })
})
