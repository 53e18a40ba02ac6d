/** A register that lies in a hidden sheet is told and not passed over; what is meant by itself is what whoever opens the book sees. */
import { utils, write } from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { suggested } from '#features/residents/register-file/ui/wizard'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { finish } from './people'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const register = (...names: readonly string[]) =>
  utils.aoa_to_sheet([['姓名', '联系电话'], ...names.map((name, at) => [name, `1380000000${at}`])])

function book(sheets: readonly (readonly [string, ReturnType<typeof register>, 0 | 1 | 2])[]): Blob {
  const made = utils.book_new()
  for (const [name, sheet] of sheets) utils.book_append_sheet(made, sheet, name)
  made.Workbook = { Sheets: sheets.map(([, , Hidden]) => ({ Hidden })) }
  return new Blob([z.instanceof(ArrayBuffer).parse(write(made, { type: 'array', bookType: 'xlsx' }))])
}

const inspect = (file: Blob) =>
  finish(desk.client.residents.registerFile.inspect({ sendId: newSendId(), file }))

describe('a hidden sheet', () => {
  it('with a register in it is shown beside the others, and brought in by itself only where there is no other', async () => {
    const seen = await inspect(
      book([
        ['去年', register('甲一', '甲二', '甲三'), 1],
        ['今年', register('甲一'), 0],
        ['选项', utils.aoa_to_sheet([['男'], ['女']]), 2],
      ]),
    )
    expect(seen.sheets.map(({ name, hidden, headerRow }) => [name, hidden, headerRow])).toEqual([
      ['去年', true, 0],
      ['今年', false, 0],
      ['选项', true, null],
    ])
    // The longer one is hidden.
    expect(seen.likely).toBe(1)
    expect([...suggested(seen).keys()]).toEqual([1])

    const alone = await inspect(
      book([
        ['说明', utils.aoa_to_sheet([['填表说明']]), 0],
        ['登记册', register('甲一'), 1],
      ]),
    )
    expect(alone.likely).toBe(1)
    expect([...suggested(alone).keys()]).toEqual([1])
  })

  it('is brought in where somebody says so', async () => {
    const file = book([
      ['去年', register('甲一', '甲二', '甲三'), 1],
      ['今年', register('甲四'), 0],
    ])
    const columns = [
      { field: 'name' as const, column: 0 },
      { field: 'phone' as const, column: 1 },
    ]
    const layouts = [{ sheet: 0, headerRow: 0, columns }]
    const { counts } = await finish(
      desk.client.residents.registerFile.preview({ sendId: newSendId(), file, layouts }),
    )
    expect(counts).toMatchObject({ rows: 3, added: 3 })
  })

  it('that does not fit beside what is seen is told; where it alone may be a register the file is too large', async () => {
    const long = utils.aoa_to_sheet([
      ['姓名', '联系电话'],
      ...Array.from({ length: 200_000 }, (_, at) => [`甲${at}`, '13800000000']),
    ])
    const seen = await inspect(
      book([
        ['历年', long, 1],
        ['今年', register('甲一'), 0],
        ['去年', register('甲二'), 2],
      ]),
    )
    // One that fits after it is read all the same.
    expect(seen.sheets.map(({ name, unread, headerRow }) => [name, unread, headerRow])).toEqual([
      ['历年', true, null],
      ['今年', false, 0],
      ['去年', false, 0],
    ])
    expect(seen.likely).toBe(1)
    const alone = book([
      ['说明', utils.aoa_to_sheet([['填表说明']]), 0],
      ['历年', long, 1],
    ])
    await expect(inspect(alone)).rejects.toMatchObject({ data: { code: 'workbook.too-large' } })
  })
})
