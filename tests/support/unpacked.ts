/** What an answer says, to the last cell: workbooks come packed, and are searched as text like everything else. */
import JSZip from 'jszip'
import { property } from '#ground/property'
import type { DeskClient } from './desk'

/** The file that an answer names, fetched as the page does; none where it names none. */
export async function filesOf(client: DeskClient, answer: unknown): Promise<readonly Blob[]> {
  const file = property(answer, 'file')
  return typeof file === 'string' ? [(await client.exports.take({ file })).content] : []
}

/** The text, with the sheets of every workbook written out behind. */
export async function unpacked(text: string, workbooks: readonly Blob[]): Promise<string> {
  const parts = await Promise.all(
    workbooks.map(async (workbook) => {
      const zip = await JSZip.loadAsync(await workbook.arrayBuffer())
      return Promise.all(Object.values(zip.files).map((file) => file.async('string')))
    }),
  )
  return [text, ...parts.flat()].join('\n')
}
