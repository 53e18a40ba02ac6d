/** A cell whose formula came to nothing is kept and told, whatever kind of file it stands in. */
import { describe, expect, it } from 'vitest'
import { utils, write, type BookType } from '@e965/xlsx'
import { findHeader } from '#features/residents/register-file/rules/columns'
import { mappingOf } from '../../support/register-mapping'
import { readRegisterRow } from '#features/residents/register-file/rules/rows'
import { kindOf } from '#work/workbook/reading/kinds'
import type { Row } from '#work/workbook/rules/cells'
import { sheetsOf } from '#work/workbook/reading/sheets'

const header = ['姓名', '性别', '联系电话', '房号', '备注']

/** One person a code, with the error where the phone should stand. */
const codes: readonly (readonly [number, string])[] = [
  [0x2a, '#N/A'],
  [0x17, '#REF!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x1d, '#NAME?'],
]

function mappingIn(rows: readonly Row[]) {
  const found = findHeader(rows)
  if (found === null) throw new Error('no header')
  return mappingOf(found)
}

function bookOf(bookType: BookType): Uint8Array {
  const sheet = utils.aoa_to_sheet([header, ...codes.map((_code, at) => [`居民${at}`, '女', '', '501', ''])])
  codes.forEach(([code, text], at) => {
    sheet[`C${at + 2}`] = bookType === 'csv' ? { t: 's', v: text } : { t: 'e', v: code, w: text }
  })
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '登记册')
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer)
}

describe.each<BookType>(['xlsx', 'biff8', 'xlsb', 'csv'])('in a file of kind %s', (bookType) => {
  it('is no phone, stands in the remark, and is named', async () => {
    const bytes = bookOf(bookType)
    const rows = (await sheetsOf(bytes, kindOf(bytes)))[0]?.rows ?? []
    const mapping = mappingIn(rows)
    const read = rows.slice(1).map((row) => readRegisterRow(row, mapping, rows[0] ?? [], '2026-11-28'))
    expect(read).toHaveLength(codes.length)
    read.forEach((reading, at) => {
      expect(reading.kind).toBe('read')
      if (reading.kind !== 'read') return
      expect(reading.person.phones).toEqual([])
      expect(reading.person.remark).toContain(codes[at]?.[1])
      expect(reading.warnings.map(({ code }) => code)).toContain('an-error-of-the-sheet')
    })
  })
})

it('a row without a name for an error is refused, not taken in under its code', () => {
  const row = [{ kind: 'text', text: '#REF!' }, null, null, null, null] as const
  const cells = header.map((text) => ({ kind: 'text', text }) as const)
  const reading = readRegisterRow(row, mappingIn([cells]), cells, '2026-11-28')
  expect(reading).toMatchObject({ kind: 'refused', fault: 'no-name' })
})
