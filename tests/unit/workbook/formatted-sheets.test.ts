/** What of a sheet says nothing costs nothing, and what was made to be read for ever is not read. */
import JSZip from 'jszip'
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { kindOf } from '#work/workbook/reading/kinds'
import { TooLarge } from '#work/workbook/reading/package'
import { sheetsOf } from '#work/workbook/reading/sheets'

/** A workbook of two rows with more rows behind them, as its XML has them. */
async function withRows(xml: string) {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['姓名'], ['甲一']]), '居民')
  const zip = await JSZip.loadAsync(
    z.instanceof(ArrayBuffer).parse(write(book, { type: 'array', bookType: 'xlsx' })),
  )
  const part = 'xl/worksheets/sheet1.xml'
  const sheet = (await zip.file(part)?.async('string')) ?? ''
  zip.file(part, sheet.replace('</sheetData>', `${xml}</sheetData>`))
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}
const read = async (bytes: Uint8Array) => (await sheetsOf(bytes, kindOf(bytes)))[0]?.rows
const text = (row: number, words: string) =>
  `<row r="${row}"><c r="A${row}" t="inlineStr"><is><t xml:space="preserve">${words}</t></is></c></row>`
const two = [[{ kind: 'text', text: '姓名' }], [{ kind: 'text', text: '甲一' }]]

describe('rows with nothing in them', () => {
  it.each([
    ['a format alone', '<row r="1048576" s="1" customFormat="1"><c r="A1048576" s="0"/></row>'],
    ['an empty text', text(3, '')],
    ['blanks', text(3, '  ')],
    ['full-width blanks', text(3, '\u3000')],
    ['a line that ends', text(3, '_x000D_\n')],
  ])('are not there: %s', async (_kind, xml) => {
    expect(await read(await withRows(xml))).toEqual(two)
  })

  it('are not counted, however many', async () => {
    const blanks = Array.from({ length: 200_001 }, (_, at) => text(at + 3, ' ')).join('')
    expect(await read(await withRows(blanks))).toEqual(two)
  })
})

it('a row below the last that any program has is not gone down to', async () => {
  await expect(withRows(text(90_000_000, '乙')).then(read)).rejects.toThrow(TooLarge)
})

it('what is far down a sheet is read; what is far down of several is not waited for', async () => {
  const far = (name: string) => ({
    name,
    sheet: { A1: { t: 's', v: '姓名' }, A1000000: { t: 's', v: '甲' }, '!ref': 'A1:A1000000' },
  })
  const bookOf = (...names: readonly string[]) => {
    const book = utils.book_new()
    for (const one of names.map(far)) utils.book_append_sheet(book, one.sheet, one.name)
    return new Uint8Array(z.instanceof(ArrayBuffer).parse(write(book, { type: 'array', bookType: 'xlsx' })))
  }
  expect((await read(bookOf('一')))?.length).toBe(1_000_000)
  await expect(read(bookOf('一', '二'))).rejects.toThrow(TooLarge)
})
