/** What an answer says, to the last cell: workbooks come packed, and are searched as text like everything else. */
import JSZip from 'jszip'

/** The text, with the sheets of every workbook in it written out behind. */
export async function unpacked(text: string): Promise<string> {
  const files = [...text.matchAll(/UEsDB[A-Za-z0-9+/]+=*/g)].map(([base64]) => base64)
  const parts = await Promise.all(
    files.map(async (base64) => {
      const zip = await JSZip.loadAsync(Buffer.from(base64, 'base64'))
      return Promise.all(Object.values(zip.files).map((file) => file.async('string')))
    }),
  )
  return [text, ...parts.flat()].join('\n')
}
