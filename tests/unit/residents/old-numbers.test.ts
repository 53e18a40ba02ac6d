/** Numbers of first-generation cards in a register: fifteen digits, each of which became one of eighteen (GB 11643-1999). */
import { describe, expect, it } from 'vitest'
import { findHeader } from '#features/residents/register-file/rules/columns'
import { mappingOf } from '../../support/register-mapping'
import { readRegisterRow } from '#features/residents/register-file/rules/rows'
import type { Cell, Row } from '#work/workbook/rules/cells'

const text = (typed: string): Cell => (typed === '' ? null : { kind: 'text', text: typed })
const header: Row = ['姓名', '性别', '身份证号', '联系电话'].map(text)

function read(number: Cell, sex = '') {
  const found = findHeader([header])
  if (found === null) throw new Error('no header')
  const row = [text('王桂珍'), text(sex), number, text('13800000001')]
  const reading = readRegisterRow(row, mappingOf(found), header, '2026-11-28')
  return reading.kind === 'refused'
    ? { fault: reading.fault }
    : { ...reading.person, codes: reading.warnings.map(({ code }) => code) }
}

describe('a number of fifteen digits', () => {
  // 420106 1944 0320 152: weighted sum 201, and 201 mod 11 is 3, for which stands 9.
  const whole = { idNumber: '420106194403201529', birth: '1944-03-20', sex: 'female', remark: '' }

  it.each([
    ['as text', text('420106440320152')],
    ['in wide digits', text('４２０１０６４４０３２０１５２')],
    ['in groups', text('420106 440320 152')],
    [
      'as a number of the sheet, which has lost nothing of it',
      { kind: 'number', value: 420_106_440_320_152 },
    ],
  ] satisfies (readonly [string, Cell])[])(
    '%s goes in as the eighteen it became, and is told',
    (_how, cell) => {
      expect(read(cell)).toMatchObject({ ...whole, codes: ['number-of-fifteen'] })
    },
  )

  it('that says another sex than the register is doubted for that as well', () => {
    expect(read(text('420106440320152'), '男')).toMatchObject({
      codes: ['number-of-fifteen', 'sex-differs-from-id'],
    })
  })

  it.each([
    ['of a day that there is not', '420106440231152'],
    ['of somebody born before 1900, of whom it says only so much', '420106920320997'],
    ['of fourteen, or sixteen', '42010644032015'],
    ['of sixteen', '4201064403201521'],
  ])('%s is refused as none', (_what, typed) => {
    expect(read(text(typed))).toMatchObject({ fault: 'id-number-shape' })
  })
})
