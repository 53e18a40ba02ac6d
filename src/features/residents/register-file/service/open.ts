/** Opens a register's file and tells how far it is. */
import type { Progress } from '#ground/contract/procedure'
import { whileWorking } from '#work/outside-files/while-working'
import type { Sheet } from '#work/workbook/rules/cells'
import { readWorkbook } from '#work/workbook/reading/read'

/** Opens the file and reads its sheets. */
export async function* openRegister(
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
