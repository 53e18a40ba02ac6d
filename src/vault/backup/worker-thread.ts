/** Runs tasks on a worker's thread, so that nothing at the desk waits for them. */
import { onThread } from '../threads/on-thread'
import { errorOf } from '../threads/words'
import { workerFile } from '../worker-file'
import type { Manifest } from './contract'
import type { FileKeys } from './databases'
import type { OnLeft } from './place'
import type { Step } from './steps'
import type { Task } from './tasks'
import type { WorkerOrder } from './worker'
import { workerNews } from './worker-words'

/** Runs one task. Rejects as the task throws, with `AbortError` when it was stopped, and only when the worker has ended. */
export type RunTask = (
  task: Task,
  keys: FileKeys,
  watch: {
    readonly signal: AbortSignal
    readonly onStep: (step: Step) => void
    readonly onLeft?: OnLeft
  },
) => Promise<Manifest>

export const runOnWorker: RunTask = (task, keys, { signal, onStep, onLeft }) => {
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const order: Omit<WorkerOrder, 'keys'> = { task, stop }
  return onThread({
    code: workerFile(import.meta.dirname, 'backup-worker', 'worker.ts'),
    order,
    keys,
    signal,
    // Before its next step, so that what it began is put away.
    stop: () => void Atomics.store(stop, 0, 1),
    hear(message) {
      const news = workerNews.parse(message)
      switch (news.type) {
        case 'step':
          onStep(news.step)
          return null
        case 'left':
          onLeft?.(errorOf(news.failure))
          return null
        case 'done':
          return { is: news.manifest }
        case 'cancelled':
          return { not: new DOMException('stopped', 'AbortError') }
        case 'refused':
        case 'failed':
          return { not: errorOf(news) }
      }
    },
  })
}
