/** Headers and door cells as communities write them: whatever is about somebody else is asked about, never taken. */
import { describe, expect, it } from 'vitest'
import { fieldOf, findHeader, registerHeaderCells } from '#features/residents/register-file/rules/columns'
import { mappingOf } from '../../support/register-mapping'
import { readRegisterRow } from '#features/residents/register-file/rules/rows'
import type { Cell, Row } from '#work/workbook/rules/cells'

const cellsOf = (texts: readonly string[]): Row =>
  texts.map((text): Cell => (text === '' ? null : { kind: 'text', text }))

/** The first row under the header that the desk finds, as it reads it. */
function firstOf(...sheet: readonly (readonly string[])[]) {
  const rows = sheet.map(cellsOf)
  const header = findHeader(rows)
  if (header === null) throw new Error('no header')
  const reading = readRegisterRow(
    rows[header.row + 1] ?? [],
    mappingOf(header),
    registerHeaderCells(rows, header.row),
    '2026-11-28',
  )
  if (reading.kind === 'refused') throw new Error(reading.fault)
  return { ...reading.person, ...reading.person.address, codes: reading.warnings.map(({ code }) => code) }
}

describe('a column', () => {
  it.each([
    '其配偶电话',
    '所属网格员电话',
    '包片民警电话',
    '家庭医生电话',
    '法定监护人电话',
    '第一监护人电话',
    '单元楼栋长电话',
    '承租人电话',
    '二房东电话',
    '所在物业电话',
    '常用联系人手机',
    '片长电话',
    '残疾人证件号',
    '紧急联系人身份证号',
    '紧急联系人与本人关系',
  ])('%s is of somebody else, and is asked about', (header) => {
    expect(fieldOf(header)).toBeUndefined()
  })

  it.each([
    ['家庭固定电话', 'phone'],
    ['联系电话/手机号码', 'phone'],
    ['其他联系方式2', 'phone'],
    ['本人居民身份证号码', 'id-number'],
    ['有效证件号码', 'id-number'],
    ['家属紧急联系电话', 'emergency-phone'],
    ['紧急联系人姓名', 'emergency-name'],
  ])('%s is known by its part', (header, field) => {
    expect(fieldOf(header)).toBe(field)
  })

  it('in two languages, or of a list of old people, is the same', () => {
    expect(
      firstOf(['老人姓名/Name', '性别 Sex', '联系电话Tel.', '房号'], ['甲一', '男', '13800000001', '501.0']),
    ).toMatchObject({ name: '甲一', sex: 'male', phones: ['13800000001'], room: '501' })
    expect(fieldOf('QQ号')).toBeUndefined()
  })

  it.each(['电话（监护人）', '（户主）电话', '联系电话(房东)', '手机[配偶]', '手机号【网格员】'])(
    '%s says in brackets whose it is, and is asked about',
    (phone) => {
      expect(firstOf(['姓名', '性别', phone], ['甲一', '男', '13800000001']).phones).toEqual([])
    },
  )

  it('of the only name stays the name, whatever a bracket says beside it', () => {
    expect(
      firstOf(['姓名（户主打★）', '性别（必填）', '手机号（本人）'], ['甲一', '男', '13800000001']),
    ).toMatchObject({
      name: '甲一',
      sex: 'male',
      phones: ['13800000001'],
    })
  })
})

describe('a header over two rows', () => {
  const door = { estate: '甲苑', building: '3', unit: '2', room: '501' }

  it('is read where its upper words are not merged downwards', () => {
    expect(
      firstOf(
        ['甲社区居民名册', '', '', '', '', '', ''],
        ['姓名', '性别', '住址', '', '', '', '联系电话'],
        ['', '', '小区', '楼栋', '单元', '房号', ''],
        ['甲一', '男', '甲苑', '3', '2', '501', '13800000001'],
      ),
    ).toMatchObject({ name: '甲一', phones: ['13800000001'], ...door })
  })

  it('is read where they are, so that they stand in both', () => {
    expect(
      firstOf(
        ['姓名', '性别', '住址', '', '', ''],
        ['姓名', '性别', '小区', '楼栋', '单元', '房号'],
        ['甲一', '男', '甲苑', '3', '2', '501'],
      ),
    ).toMatchObject({ name: '甲一', ...door })
  })

  it('takes the resident, wherever another stands beside them', () => {
    const rows = [
      ['甲一', '13800000001', '甲二', '13900000002'],
      ['甲二', '13900000002', '甲一', '13800000001'],
    ] as const
    const words = ['姓名', '联系电话', '姓名', '联系电话']
    expect(firstOf(['户主', '', '本人', ''], words, rows[0])).toMatchObject({
      name: '甲二',
      phones: ['13900000002'],
    })
    expect(firstOf(['居民信息', '', '监护人信息', ''], words, rows[1])).toMatchObject({
      name: '甲二',
      phones: ['13900000002'],
    })
    expect(
      firstOf(
        ['姓名', '身份证号', '网格员', ''],
        ['', '', '姓名', '电话'],
        ['甲二', '', '甲一', '13800000001'],
      ),
    ).toMatchObject({ name: '甲二', phones: [] })
  })

  it('is none where the row above tells who filled the sheet in', () => {
    expect(
      firstOf(
        ['网格员', '王一', '', '楼栋长', '李二'],
        ['姓名', '性别', '备注', '小区', '楼栋'],
        ['甲一', '男', '', '甲苑', '3'],
      ),
    ).toMatchObject({ name: '甲一', sex: 'male' })
  })

  it('keeps what could not be read under the upper word, where that is the only one', () => {
    expect(
      firstOf(['姓名', '住址', '', '出生日期'], ['', '小区', '楼栋', ''], ['甲一', '甲苑', '3', '不详'])
        .remark,
    ).toBe('出生日期：不详')
  })
})

describe('the cell of one part of an address', () => {
  const door = { building: '3', unit: '2', room: '501' }
  it.each([
    ['房号', '3-2-501', door],
    ['门牌号', '3栋2单元501', door],
    ['房号', '３—２—５０１', door],
    ['楼栋', '3栋2单元', { ...door, room: '' }],
    ['楼栋', '甲苑3栋', { estate: '甲苑', building: '3' }],
    ['楼栋', '3-2', { building: '3-2', unit: '' }],
    ['楼栋', '综合楼', { building: '综合' }],
    ['房号', '501-1', { building: '', room: '501-1' }],
  ])('%s %s says what it says', (header, typed, kept) => {
    expect(firstOf(['姓名', header], ['甲一', typed])).toMatchObject({ ...kept, remark: '' })
  })

  it('is doubted and kept where it differs from the other columns', () => {
    expect(firstOf(['姓名', '楼栋', '房号'], ['甲一', '4', '3栋2单元501'])).toMatchObject({
      building: '4',
      room: '',
      remark: '房号：3栋2单元501',
    })
  })

  it.each(['3月2日', '2-Mar', 'Mar-02', '2026/3/2', '2026-03-02'])(
    '%s is the text of a day that was a door, doubted and never a door',
    (typed) => {
      for (const header of ['楼栋', '单元', '房号', '住址']) {
        const read = firstOf(['姓名', header], ['甲一', typed])
        expect(read, header).toMatchObject({ building: '', unit: '', room: '' })
        expect(read.codes, header).toContain('a-day-out-of-place')
        expect(read.remark, header).toContain(`${header}：`)
      }
    },
  )
})
