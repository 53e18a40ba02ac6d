/** Brings a register in the way the screen does: with the columns that the desk itself proposes. */
import ExcelJS from 'exceljs'
import { newSendId, type DeskClient } from './desk'
import { toItsEnd } from './walker'

type Layout = Parameters<DeskClient['residents']['registerFile']['preview']>[0]['layouts'][number]

export async function proposedLayout(client: DeskClient, file: Blob) {
  const inspection = await toItsEnd(client.residents.registerFile.inspect({ sendId: newSendId(), file }))
  const sheet = inspection.sheets[inspection.likely ?? -1]
  if (!sheet) throw new Error('no sheet looks like a register')
  const layout: Layout = {
    sheet: sheet.index,
    headerRow: sheet.headerRow ?? 0,
    columns: sheet.columns.flatMap(({ column, field, asks }) =>
      field === null || asks ? [] : [{ column, field }],
    ),
  }
  return { sheet, layout }
}

/** A small register, made on the spot: its header and its rows. */
export async function registerFileOf(rows: readonly (readonly string[])[]): Promise<Blob> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('居民')
  for (const row of rows) sheet.addRow([...row])
  return new Blob([new Uint8Array(await workbook.xlsx.writeBuffer())])
}

/** Previews the file and does what the preview showed. */
export async function bringRegisterIn(client: DeskClient, file: Blob) {
  const { sheet, layout } = await proposedLayout(client, file)
  const preview = await toItsEnd(
    client.residents.registerFile.preview({ sendId: newSendId(), file, layouts: [layout] }),
  )
  const brought = await toItsEnd(
    client.residents.registerFile.commit({
      sendId: newSendId(),
      file,
      fileName: '名册',
      layouts: [layout],
      fingerprint: preview.fingerprint,
    }),
  )
  return { sheet, preview, ...brought }
}
