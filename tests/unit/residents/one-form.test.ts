/** One form for what is typed, pasted and brought in: what looks the same is the same, and nothing readable is lost. */
import { describe, expect, it } from 'vitest'
import { oneForm } from '#ground/characters'
import { readAddress } from '#ground/people/addresses'
import { maskNumbersIn } from '#ground/people/masking'
import { cleanName } from '#ground/people/names'
import { cleanPhone, isMobile, isPhone } from '#ground/people/phones'
import { cleanCell } from '#ground/text'
import { fieldOf, findHeader } from '#features/residents/register-file/rules/columns'
import { mappingOf } from '../../support/register-mapping'
import { openTestDesk } from '../../support/desk'
import { idNumberFor, register } from './people'

describe('a name', () => {
  it.each([
    ['⽂⽅', '文方'],
    ['⻢⻩⻰', '马黄龙'],
    ['甲\ue863', '甲䶮'],
    ['李\u00ad东', '李东'],
    ['\u202d王一\u202c', '王一'],
    ['甲\ufe0f三', '甲三'],
    ['葛\u{e0100}一', '葛一'],
    ['\u2066\u2069', ''],
    ['豈\uf900', '豈豈'],
    ['阿卜•买提', '阿卜·买提'],
    ['阿卜.买提', '阿卜·买提'],
    ['阿卜。买提', '阿卜·买提'],
    ['阿卜 ． 买提', '阿卜·买提'],
    ['J. Smith', 'J. Smith'],
    ['𠮷㐂', '𠮷㐂'],
  ])('%j is %j', (typed, kept) => {
    expect(cleanName(typed)).toBe(kept)
  })

  it('is the same whether a short way leads there or the long one', () => {
    // Beside an invisible mark, which goes, no character takes a short way.
    const strange = Array.from({ length: 0xffff }, (_, at) => String.fromCharCode(at)).filter(
      (character) => oneForm(character) !== oneForm(`${character}\u200b`),
    )
    expect(strange).toEqual([])
    expect(oneForm('甲_x000a_乙')).toBe('甲\n乙')
  })

  it('keeps its line breaks and loses other control characters', () => {
    expect(cleanCell('甲\u0000一\r\n乙\u0007')).toBe('甲一\n乙')
  })
})

describe('a telephone number', () => {
  it.each([
    ['+1 415 555 0100', '+14155550100', false],
    ['001 302 555 0100', '+13025550100', false],
    ['+852 2123 4567', '+85221234567', false],
    ['+86 138 0000 0001', '13800000001', true],
    ['0086-13800000001', '13800000001', true],
    ['8613800000001', '13800000001', true],
    ['+86 27 8000 0001', '02780000001', false],
    ['027-80000001转802', '02780000001x802', false],
    ['027-80000001分机802', '02780000001x802', false],
    ['19200000001', '19200000001', true],
    ['400-800-0001', '4008000001', false],
  ])('%s is %s', (typed, kept, mobile) => {
    expect(cleanPhone(typed)).toBe(kept)
    expect(isPhone(kept)).toBe(true)
    expect(isMobile(kept)).toBe(mobile)
  })
})

describe('numbers in a note', () => {
  it.each([
    '138　0000　0001',
    '138.0000.0001',
    '1 3 8 0 0 0 0 0 0 0 1',
    '138—0000—0001',
    '138 – 0000 – 0001',
    '(027)80000001',
    '（027）8000 0001',
    '420100　19560308　0019',
    '4201 0019 5603 0800 19',
    '420100-1956-03-08-0019',
    '+1 415 555 0100',
    '6222 0212 3456 7890 123',
    '一三八零零零零零零零一',
  ])('%s shows no more than its first three and last four digits', (typed) => {
    const shown = maskNumbersIn(`打${typed}找女儿`)
    expect(shown).toContain('****')
    expect(shown.replaceAll(/[^0-9０-９一二三八零]/g, '').length).toBeLessThanOrEqual(7)
    expect(shown).toMatch(/^打.*找女儿$/)
  })

  it.each([
    '2026-03-08 至 2026-03-09 12:30',
    '2026.3.8、2026.3.9',
    '20260308',
    '1,234,567.00 元',
    '12345678.90 元',
    '0.12345678',
    '3-2-501、4-1-302',
    '第 12 条 2026 年 11 月 28 日 8:00',
    '帮-2026-0012',
    '一二三四五六七八九',
  ])('%s stays', (text) => {
    expect(maskNumbersIn(text)).toBe(text)
  })
})

describe('an address in one text', () => {
  it.each([
    ['甲苑 3栋 2单元 501', '甲苑', '3', '2', '501', ''],
    ['甲苑三栋二单元501室', '甲苑', '3', '2', '501', ''],
    ['甲苑12#1-503', '甲苑', '12', '1', '503', ''],
    ['甲苑3号楼501', '甲苑', '3', '', '501', ''],
    ['甲苑 A栋 1201', '甲苑', 'A', '', '1201', ''],
    ['3—2—501', '', '3', '2', '501', ''],
    ['甲苑3－2－501', '甲苑', '3', '2', '501', ''],
    ['甲苑3栋2单元5楼501', '甲苑', '3', '2', '501', ''],
    ['甲苑3栋2单元6楼501', '甲苑', '3', '2', '501', '6楼'],
    ['甲苑3栋2单元501（租）', '甲苑', '3', '2', '501', '(租)'],
    ['武汉市江岸区甲苑3栋2单元501', '甲苑', '3', '2', '501', '武汉市江岸区'],
    ['甲苑小区3栋2单元501', '甲苑小区', '3', '2', '501', ''],
    ['建设路12号甲苑3栋501', '甲苑', '3', '', '501', '建设路12号'],
  ])('%s', (typed, estate, building, unit, room, rest) => {
    expect(readAddress(typed)).toEqual({ estate, building, unit, room, rest })
  })

  it.each(['村东头老槐树旁', '甲苑', '无', '2026'])('%s has no door in it', (typed) => {
    expect(readAddress(typed)).toBeNull()
  })
})

describe('a column', () => {
  const mapped = (...headers: readonly string[]) => {
    const header = findHeader([headers.map((text) => ({ kind: 'text', text }) as const)])
    return header === null
      ? null
      : Object.fromEntries(Object.entries(mappingOf(header)).map(([field, at]) => [field, headers[at]]))
  }

  it.each([
    '户主姓名',
    '户主电话',
    '配偶身份证号',
    '监护人电话',
    '网格员',
    '网格员电话',
    '楼栋长手机',
    '房东联系方式',
    '物业电话',
    '帮扶干部电话',
    '联系人电话',
    '子女联系电话',
  ])('%s is of somebody else, and is asked about', (header) => {
    expect(fieldOf(header)).toBeUndefined()
  })

  it('with the whole word goes before one that contains it, wherever it stands', () => {
    expect(mapped('姓名', '备用联系电话2', '联系电话')).toEqual({ name: '姓名', phone: '联系电话' })
    expect(mapped('姓名', '证件', '证件号码')).toEqual({
      name: '姓名',
      'id-kind': '证件',
      'id-number': '证件号码',
    })
  })

  it('called 证件 alone may be a kind or a number, and is asked about', () => {
    expect(mapped('姓名', '证件', '性别')).toEqual({ name: '姓名', sex: '性别' })
  })
})

describe('the search finds', () => {
  it('whoever is pasted in another form than they were registered in', async () => {
    const desk = await openTestDesk()
    const idNumber = idNumberFor('1956-03-08', 16)
    for (const name of ['阿卜·买提', '⽂⽅', '甲\ue863', '李\u00ad东']) await register(desk.client, { name })
    await register(desk.client, {
      name: '王一',
      idKind: 'resident-id',
      idNumber,
      phones: [{ number: '138 0000 0001', owner: 'self', ownerName: '' }],
    })
    const found = async (query: string) =>
      (await desk.client.residents.find({ query, limit: 5 })).found.map(({ card }) => card.name)
    expect(await found('阿卜•买提')).toEqual(['阿卜·买提'])
    expect(await found('阿卜．买提')).toEqual(['阿卜·买提'])
    expect(await found('文方')).toEqual(['文方'])
    expect(await found('⽂⽅')).toEqual(['文方'])
    expect(await found('甲䶮')).toEqual(['甲䶮'])
    expect(await found('李东')).toEqual(['李东'])
    expect(await found('\u202d王一\u202c')).toEqual(['王一'])
    expect(await found(`${idNumber.slice(0, 6)} ${idNumber.slice(6, 14)} ${idNumber.slice(14)}`)).toEqual([
      '王一',
    ])
    expect(await found('138 0000 0001')).toEqual(['王一'])
    expect(await found('+86 138-0000-0001')).toEqual(['王一'])
    desk.close()
  })
})
