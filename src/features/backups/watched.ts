/** Work that tells its progress by a function, as the steps of a generator. */
import type { UnderWay } from '#vault/backup/contract'
import type { Progress } from '#ground/contract/procedure'

/** Yields each progress that the work tells, and returns or throws as the work does. */
export async function* watched<Result>(
  work: (tell: (state: UnderWay) => void) => Promise<Result>,
): AsyncGenerator<Progress, Result, void> {
  const told: Progress[] = []
  let wake: () => void = () => undefined
  const state: { ended: boolean } = { ended: false }
  const result = work(({ progress }) => {
    told.push(progress)
    wake()
  })
  const ended = result.then(
    () => undefined,
    () => undefined,
  )
  void ended.then(() => {
    state.ended = true
    wake()
  })
  for (;;) {
    const next = told.shift()
    if (next !== undefined) {
      yield next
    } else if (state.ended) {
      return await result
    } else {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
}
