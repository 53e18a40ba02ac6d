/** Opens a register's file and tells how far it is. */
import type { Progress } from '#ground/contract/procedure'
import type { Sheet } from '#work/workbook/rules/cells'
import { readWorkbook } from '#work/workbook/reading/read'

/** Waits for work while telling how far it is, ten times a second. */
export async function* whileWorking<Result>(
  work: Promise<Result>,
  progress: () => Progress,
): AsyncGenerator<Progress, Result> {
  const state: { done: boolean } = { done: false }
  const finished = work.finally(() => {
    state.done = true
  })
  // A failure is thrown by the await below; without this it would count as unhandled while we wait.
  finished.catch(() => undefined)
  while (!state.done) {
    yield progress()
    await Promise.race([finished.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 100))])
  }
  return await finished
}

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
