/** Files that the desk made, for saving. */

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The workbook that came as base64 text. */
export function workbookOf(base64: string): Blob {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  return new Blob([bytes], { type: workbookType })
}
