/** The workbook of a claim as it left the desk, by its sheets. */
import ExcelJS from 'exceljs'
import { newSendId, type TestDesk } from '../../support/desk'
import { takenOut } from '../../support/taken-out'

const words = {
  summary: '汇总表',
  anomalies: '异常清单',
  lines: '明细',
  ofNoMeal: '不分餐次',
  'meal.lunch': '午餐',
  'meal.supper': '晚餐',
}

/** The lines of a sheet, cell by cell from the first on. */
export async function workbookOf({ client }: TestDesk, id: number) {
  const asked = { sendId: newSendId(), id, purpose: '报送', words }
  const file = await takenOut(client, client.canteen.claims.export(asked))
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(file.bytes.buffer)
  return (sheet: '汇总表' | '异常清单' | '明细'): readonly (readonly unknown[])[] => {
    const lines: unknown[][] = []
    workbook.getWorksheet(sheet)?.eachRow((row) => {
      lines.push(Array.from({ length: row.cellCount }, (_, at) => row.getCell(at + 1).value))
    })
    return lines
  }
}
