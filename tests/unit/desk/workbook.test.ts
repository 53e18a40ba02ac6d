/** Workbooks that leave the desk: what was typed stays a text, what is a number stays one. */
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeText, writeWorkbook, type Line, type SheetPlan } from '#work/workbook/write'

const plan = (rows: Iterable<Line>, more: Partial<SheetPlan> = {}): SheetPlan => ({
  name: '名册',
  preface: ['居民名册'],
  header: ['姓名', '件数'],
  widths: [20],
  total: 2,
  rows,
  ...more,
})

async function written(sheets: readonly SheetPlan[], signal = new AbortController().signal) {
  const writing = writeWorkbook(sheets, signal)
  const progress: number[] = []
  for (;;) {
    const step = await writing.next()
    if (step.done !== true) {
      progress.push(step.value.done)
      continue
    }
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(new Uint8Array(step.value).buffer)
    return { sheets: workbook.worksheets, progress }
  }
}

describe('a workbook', () => {
  it('makes a text of everything a spreadsheet would take for a formula', () => {
    for (const typed of ['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1＋1', '＠a'])
      expect(safeText(typed)).toBe(`'${typed}`)
    for (const typed of ['王桂珍', '3-2-501', '']) expect(safeText(typed)).toBe(typed)
  })

  it('holds no formula in any cell of any sheet, whatever was typed', async () => {
    const typed = ["=cmd|' /C calc'!A0", '@SUM(A1)', '=HYPERLINK("http://x","y")']
    const { sheets } = await written([
      plan([typed], { name: '=1+1', preface: typed, header: typed }),
      plan([{ bold: typed }]),
    ])
    expect(sheets).toHaveLength(2)
    for (const sheet of sheets) {
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)
          expect(cell.text).not.toMatch(/^[=@]/)
        }),
      )
    }
  })

  it('keeps numbers numbers, long digits texts, and heads in bold', async () => {
    const { sheets } = await written([plan([['420106194403201529', 7], { bold: ['合计', null] }])])
    const sheet = sheets[0]
    expect(sheet?.getCell('A3').value).toBe('420106194403201529')
    expect(sheet?.getCell('B3').value).toBe(7)
    expect(sheet?.getCell('B3').numFmt).not.toBe('@')
    expect(sheet?.getCell('A2').font.bold).toBe(true)
    expect(sheet?.getCell('A4').font.bold).toBe(true)
    expect(sheet?.getCell('B4').value).toBeNull()
  })

  it('takes any name for a sheet', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 60 }), async (name) => {
        const { sheets } = await written([plan([], { name })])
        expect(sheets).toHaveLength(1)
      }),
      { numRuns: 30 },
    )
  })

  it('says how far it is, and stops when it is told to', async () => {
    const rows = Array.from({ length: 450 }, (_, at) => [`第${at}行`])
    expect((await written([plan(rows)])).progress).toEqual([0, 200, 400])
    const stop = new AbortController()
    stop.abort()
    await expect(written([plan(rows)], stop.signal)).rejects.toThrow()
  })
})
