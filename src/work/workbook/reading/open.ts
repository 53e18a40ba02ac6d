/** Opens a workbook that somebody brought and tells how far it is. */
import { DeskError } from '#ground/contract/errors'
import type { Progress } from '#ground/contract/procedure'
import { whileWorking } from '#work/outside-files/while-working'
import type { Sheet } from '../rules/cells'
import { readWorkbook } from './read'

/** Opens the file and reads its sheets. */
export async function* openWorkbook(
  file: Blob,
  signal: AbortSignal,
): AsyncGenerator<Progress, readonly Sheet[]> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let rows = 0
  return yield* whileWorking(
    readWorkbook(bytes, signal, (count) => {
      rows = count
    }),
    () => ({ stage: 'reading', done: rows, total: 0 }),
  )
}

/** Where nothing that was read is what is looked for, it may be what did not fit: refuses with `workbook.too-large`. */
export function refuseUnread(sheets: readonly Sheet[], likely: number | null): void {
  if (likely === null && sheets.some(({ unread }) => unread))
    throw new DeskError('invalid', 'workbook.too-large')
}
