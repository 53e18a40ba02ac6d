/** What a register may say of somebody else, or in the wrong cell: asked about or doubted, and nowhere taken without a word. */
import { describe, expect, it } from 'vitest'
import { readAddress } from '#ground/people/addresses'
import { likelyIdKind } from '#ground/people/id-numbers'
import { maskNumbersIn } from '#ground/people/masking'
import { cleanPhone, isMobile } from '#ground/people/phones'
import { findHeader, registerHeaderCells } from '#features/residents/register-file/rules/columns'
import { mappingOf } from '../../support/register-mapping'
import { readRegisterRow } from '#features/residents/register-file/rules/rows'
import type { Cell, Row } from '#work/workbook/rules/cells'

const cellsOf = (texts: readonly string[]): Row =>
  texts.map((text): Cell => (text === '' ? null : { kind: 'text', text }))

/** The row as the desk reads it, with the codes of what it doubts; or the fault it refuses it for. */
function read(headers: string, values: string) {
  const rows = [headers, values].map((line) =>
    cellsOf(line.split(' ').map((cell) => cell.replaceAll('_', ' '))),
  )
  const header = findHeader(rows)
  if (header === null) throw new Error('no header')
  const words = registerHeaderCells(rows, header.row)
  const reading = readRegisterRow(rows[1] ?? [], mappingOf(header), words, '2026-11-28')
  if (reading.kind === 'refused') return { fault: reading.fault }
  const codes = reading.warnings.map(({ code }) => code).filter((code) => code !== 'no-id')
  return { ...reading.person, codes }
}

describe('a column behind somebody else’s name', () => {
  const id = '420100195603080019'
  it.each([
    [
      '户主 电话 姓名 联系电话',
      '甲二 13900000002 甲一 13800000001',
      { phones: ['13800000001'], idNumber: '' },
    ],
    ['户主姓名 身份证号 姓名 电话', `甲二 ${id} 甲一 13800000001`, { phones: ['13800000001'], idNumber: '' }],
    ['姓名 配偶姓名 身份证号 电话', `甲一 甲二 ${id} 13900000002`, { phones: [], idNumber: '' }],
    ['姓名 性别 网格员 联系电话', '甲一 男 甲二 13900000002', { phones: [], sex: 'male' }],
    ['姓名 性别 紧急联系人 联系电话', '甲一 男 甲二 13900000002', { phones: [], sex: 'male' }],
    ['姓名 网格员 楼栋 电话', '甲一 甲二 3 13800000001', { phones: ['13800000001'] }],
    ['姓名 是否户主 电话', '甲一 是 13800000001', { phones: ['13800000001'] }],
    ['姓名 网格员电话 身份证号', `甲一 13900000002 ${id}`, { phones: [], idNumber: id }],
  ])('is taken for theirs or the resident’s as %s', (headers, values, kept) => {
    expect(read(headers, values)).toMatchObject({ name: '甲一', ...kept })
  })
})

describe('the words of a 户籍', () => {
  it.each([
    ['本地', 'local'],
    ['本市户籍', 'local'],
    ['户在人不在', 'local'],
    ['外省市', 'outside'],
    ['非本社区', 'outside'],
    ['不是本地', 'outside'],
    ['非常住', null],
    ['辽宁省本溪市甲街', null],
    ['上海市外高桥', null],
  ])('%s is %s', (typed, registration) => {
    const reading = read('姓名 性别 户籍', `甲一 男 ${typed}`)
    expect(reading).toMatchObject({
      registration,
      codes: registration === null ? ['word-not-known'] : [],
      remark: registration === null ? `户籍：${typed}` : '',
    })
  })
})

describe('what has no place to go', () => {
  it.each([
    ['姓名 死亡日期', '甲一 2023-05-01', 'since-not-kept'],
    ['姓名 状态 去世日期', '甲一 去世 2023年', 'since-not-kept'],
    ['姓名 状态 迁出日期', '甲一 常住 2023-05-01', 'since-not-kept'],
    ['姓名 性别 紧急联系人关系', '甲一 男 女儿', 'emergency-not-complete'],
    ['姓名 出生日期', '甲一 50-3-5', 'birth-not-a-day'],
    ['姓名 出生日期', '甲一 民国39年', 'birth-not-a-day'],
    ['姓名 出生日期', '甲一 45000.5', 'birth-not-a-day'],
    ['姓名 出生日期', '甲一 1950年3月', 'birth-not-a-day'],
    ['姓名 出生日期', '甲一 农历1950年3月5日', 'birth-not-a-day'],
  ])('under %s is doubted and kept in the remark: %s', (headers, values, code) => {
    expect(read(headers, values)).toMatchObject({
      codes: [code],
      remark: `${headers.split(' ').at(-1) ?? ''}：${values.split(' ').at(-1) ?? ''}`,
    })
  })

  it('is a number beside a name, which everyone would be shown with it', () => {
    expect(read('姓名 性别', '王一_13800000001 男')).toMatchObject({
      name: '王一',
      remark: '姓名：王一 13800000001',
      codes: ['number-in-name'],
    })
  })

  it.each(['无', '/', '???', '不详', '13800000001'])('%s is nobody’s name', (typed) => {
    expect(read('姓名 性别', `${typed} 男`)).toEqual({ fault: 'no-name' })
  })

  it('is a day in the cell of a document, which is no permit', () => {
    expect(likelyIdKind('19560308')).toBe('resident-id')
    expect(likelyIdKind('01234567')).toBe('taiwan-permit')
    expect(read('姓名 证件号码', '甲一 19560308')).toEqual({ fault: 'id-number-shape' })
  })
})

describe('more spellings', () => {
  it.each([
    ['甲苑3#楼2#单元501', '甲苑', '3', '2', '501', ''],
    ['甲苑3栋2单元5零1', '甲苑', '3', '2', '501', ''],
    ['甲苑二期3栋2单元501、502', '甲苑二期', '3', '2', '501', '、502'],
    ['甲胡同5号院3号楼2门501', '甲胡同5号院', '3', '2', '501', ''],
  ])('%s is one door, and what is left over is kept', (typed, estate, building, unit, room, rest) => {
    expect(readAddress(typed)).toEqual({ estate, building, unit, room, rest })
  })

  it('of a country code with two signs is a number from here', () => {
    expect(isMobile(cleanPhone('+86 +138 0000 0001'))).toBe(true)
  })

  it.each([
    '138<0000>0001',
    '138｛0000｝0001',
    '138「0000」0001',
    '138《0000》0001',
    '138〔0000〕0001',
    '138&0000&0001',
    '138`0000`0001',
  ])('%s is a number in a note', (typed) => {
    expect(maskNumbersIn(`打${typed}`).replaceAll(/\D/g, '').length).toBeLessThanOrEqual(7)
  })
})
