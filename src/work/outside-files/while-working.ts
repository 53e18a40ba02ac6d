/** Tells how far work is while it is waited for. */
import type { Progress } from '#ground/contract/procedure'

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
