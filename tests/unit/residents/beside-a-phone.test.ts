/** Words beside a phone say whose it is and when to call: the number is kept, and no word is lost. */
import { expect, it } from 'vitest'
import { findHeader } from '#features/residents/register-file/rules/columns'
import { mappingOf } from '../../support/register-mapping'
import { readRegisterRow } from '#features/residents/register-file/rules/rows'
import type { Cell, Row } from '#work/workbook/rules/cells'

const text = (words: string): Cell => (words === '' ? null : { kind: 'text', text: words })
const row = (...cells: readonly string[]): Row => cells.map(text)

function read(phone: string, emergency = '') {
  const header = row('姓名', '性别', '联系电话', '紧急联系人', '紧急联系人电话', '备注')
  const found = findHeader([header])
  if (found === null) throw new Error('no header')
  const name = emergency === '' ? '' : '王小明'
  const cells = row('王桂珍', '女', phone, name, emergency, '')
  const reading = readRegisterRow(cells, mappingOf(found), header, '2026-11-28')
  if (reading.kind !== 'read') throw new Error(reading.fault)
  const codes = reading.warnings.map(({ code }) => code).filter((code) => code !== 'no-id')
  return { ...reading.person, codes }
}

it.each([
  '13800000001（儿子）',
  '儿子13800000001',
  '13800000001 晚上打',
  '13800000001停机',
  '13800000001 son',
])('%s is kept as a phone, stands whole in the remark, and is told', (typed) => {
  const { phones, remark, codes } = read(typed)
  expect(phones).toEqual(['13800000001'])
  expect(remark).toContain(typed.replace(/[（）]/g, (sign) => (sign === '（' ? '(' : ')')))
  expect(codes).toEqual(['words-beside-phone'])
})

it.each([
  '13800000001',
  '手机：13800000001',
  '电话 138-0000-0001',
  '027-87654321转8001',
  '027-87654321 ext. 12',
])('%s says nothing that is lost', (typed) => {
  const { phones, remark, codes } = read(typed)
  expect([phones.length, remark, codes]).toEqual([1, '', []])
})

it('of an emergency contact the words and a second number are kept as well', () => {
  const { emergency, remark, codes } = read('', '13900000002（女婿）、13700000003')
  expect(emergency).toEqual({ name: '王小明', relation: '', phone: '13900000002' })
  expect(remark).toContain('女婿')
  expect(remark).toContain('13700000003')
  expect(codes).toEqual(['words-beside-phone'])
})
