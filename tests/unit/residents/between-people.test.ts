/** What stands in a register and is nobody, what says that there is nothing, and who stands there twice. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { splitPhones, cleanPhone, isPhone } from '#ground/people/phones'
import { findHeader, registerHeaderCells } from '#features/residents/register-file/rules/columns'
import { mappingOf } from '../../support/register-mapping'
import { isPassedOver, readRegisterRow } from '#features/residents/register-file/rules/rows'
import type { Cell, Row } from '#work/workbook/rules/cells'
import { openTestDesk, type TestDesk } from '../../support/desk'
import { bringRegisterIn } from '../../support/registers'

const cellsOf = (texts: readonly string[]): Row =>
  texts.map((text): Cell => (text === '' ? null : { kind: 'text', text }))
const words = ['姓名', '性别', '身份证号', '电话', '状态', '楼栋', '关系']

function reading(values: readonly string[]) {
  const rows = [words, values].map(cellsOf)
  const header = findHeader(rows)
  if (header === null) throw new Error('no header')
  const mapping = mappingOf(header)
  const headerRow = registerHeaderCells(rows, header.row)
  const row = rows[1] ?? []
  if (isPassedOver(row, mapping, headerRow)) return 'passed over'
  const read = readRegisterRow(row, mapping, headerRow, '2026-11-28')
  return read.kind === 'refused' ? read.fault : read.person
}

describe('under and between people', () => {
  it.each([
    ['合 计', '', '', '', '2人'],
    ['合　计'],
    ['合计', '430', '320', '5', '6', '7'],
    ['本页小计', '2'],
    ['累计', '120人'],
    ['共120户350人'],
    ['120户'],
    ['注：以上数据截至2026年10月'],
    ['说明：红色为新增'],
    ['负责人签字：', '', '', '', '2026年10月8日'],
    ['单位（盖章）'],
    ['以下空白'],
    ['3栋2单元'],
    ['第5网格'],
  ])('%s is nobody', (...values) => {
    expect(reading(values)).toBe('passed over')
  })

  it('is not whoever stands behind a word for what they are', () => {
    expect(reading(['户主：甲一', '男'])).toMatchObject({ name: '甲一' })
  })

  it('is told where a number stands beside it that only a person has', () => {
    expect(reading(['备注：', '男', '420100195603080019'])).toBe('no-name')
  })

  it.each(['王一栋', '张国栋', '陈单元', '户一', '万人迷', '阿卜·买提', 'Smith, John'])(
    '%s is somebody',
    (name) => {
      expect(reading([name, '男'])).toMatchObject({ name })
    },
  )
})

describe('a cell that says that there is nothing', () => {
  it.each(['无', '暂无', '没有', '不详', '/', '—', '——', '-', '？', '***'])('%s is nothing', (nothing) => {
    expect(reading(['甲一', '男', nothing, nothing, '', nothing, nothing])).toMatchObject({
      name: '甲一',
      idNumber: '',
      phones: [],
      address: { building: '' },
      relation: '',
      remark: '',
    })
  })

  it('is not one whose digits are hidden', () => {
    expect(reading(['甲一', '男', '420100********0019'])).toBe('id-number-shape')
  })
})

describe('what became of somebody', () => {
  it.each([
    ['已死亡', 'deceased'],
    ['离世', 'deceased'],
    ['已病逝', 'deceased'],
    ['死亡注销', 'deceased'],
    ['已搬走', 'moved-out'],
    ['户口迁出', null],
  ])('%s is %s', (typed, status) => {
    expect(reading(['甲一', '男', '', '', typed])).toMatchObject({ status })
  })
})

describe('a word in brackets behind a name', () => {
  it.each([
    ['甲一（已故）', '', { name: '甲一', status: 'deceased' }],
    ['甲一(迁出)', '', { name: '甲一', status: 'moved-out' }],
    ['甲一（户主）', '', { name: '甲一', status: null, relation: '户主' }],
    ['甲一（已故）', '常住', { name: '甲一', status: 'living', remark: '姓名：甲一(已故)' }],
    ['甲一（小）', '', { name: '甲一(小)', status: null, relation: '' }],
  ])('%s is taken where it is known', (name, status, person) => {
    expect(reading([name, '男', '', '', status])).toMatchObject(person)
  })
})

describe('a phone', () => {
  it.each([
    ['13800000001和13900000001', ['13800000001', '13900000001']],
    ['13800000001 或 027-80000001', ['13800000001', '02780000001']],
    ['013800000001', ['13800000001']],
    ['13800000001.0', ['13800000001']],
    ['01080000001', ['01080000001']],
  ])('%s is the one that it looks like', (typed, phones) => {
    expect(splitPhones(typed).map(cleanPhone).filter(isPhone)).toEqual(phones)
  })
})

let desk: TestDesk
beforeAll(async () => {
  desk = await openTestDesk()
})
afterAll(() => desk.close())
const bring = async (...lines: readonly string[]) =>
  (await bringRegisterIn(desk.client, new Blob([lines.join('\n')]))).preview
const addressOf = async (name: string) =>
  (await desk.client.residents.list({ limit: 50 })).rows
    .filter((row) => row.name === name)
    .map(({ address }) => address)

describe('who stands in one file twice', () => {
  it('without a number is one person by name, and door or phone, as in two files', async () => {
    const { counts } = await bring(
      '姓名,性别,出生日期,小区,楼栋,单元,房号,电话',
      '丙一,男,1956-03-08,甲苑,3,2,501,13800000011',
      '丙一,男,,甲苑,3,2,501,13900000012',
      '丙一,男,1956-03-08,乙苑,9,1,101,13800000011',
      '丙一,男,1988-01-02,甲苑,3,2,501,',
      '丙一,女,1956-03-08,甲苑,3,2,501,',
      '丙二,男,,甲苑,3,2,501,13800000011',
    )
    expect(counts).toMatchObject({ rows: 6, refused: 2, added: 4 })
  })
})

describe('an empty cell takes nothing away', () => {
  it('of a door whose building is the same, and takes all of one that is another', async () => {
    await bring('姓名,性别,小区,楼栋,单元,房号,电话', '丁一,男,甲苑,3,2,501,13800000021')
    expect((await bring('姓名,性别,小区,楼栋,电话', '丁一,男,甲苑,3,13800000021')).counts).toMatchObject({
      unchanged: 1,
    })
    expect(await addressOf('丁一')).toEqual(['甲苑 3栋 2单元 501'])
    await bring('姓名,性别,小区,楼栋,电话', '丁一,男,甲苑,4,13800000021')
    expect(await addressOf('丁一')).toEqual(['甲苑 4栋'])
  })

  it('and a room is heard where houses have no building', async () => {
    await bring('姓名,性别,小区,房号,电话', '丁二,男,乙湾,12,13800000022')
    expect((await bring('姓名,性别,小区,房号,电话', '丁二,男,乙湾,15,13800000022')).counts).toMatchObject({
      changed: 1,
    })
    expect(await addressOf('丁二')).toEqual(['乙湾 15'])
  })
})
