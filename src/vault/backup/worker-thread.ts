/** Runs tasks on a worker's thread, so that nothing at the desk waits for them. */
import { Worker } from 'node:worker_threads'
import { DeskError } from '#ground/contract/errors'
import type { Manifest } from './contract'
import type { FileKeys } from './databases'
import type { Step } from './steps'
import type { Task } from './tasks'
import type { WorkerOrder } from './worker'
import { workerFile } from '../worker-file'
import { workerNews } from './worker-words'

/** Runs one task. Rejects as the task throws, with `AbortError` when it was stopped, and only when the worker has ended. */
export type RunTask = (
  task: Task,
  keys: FileKeys,
  watch: { readonly signal: AbortSignal; readonly onStep: (step: Step) => void },
) => Promise<Manifest>

/** What the system or SQLite said, by its code. */
export class TaskFailed extends Error {
  readonly code: string
  constructor(code: string, description: string) {
    super(description)
    this.name = 'TaskFailed'
    this.code = code
  }
}

export const runOnWorker: RunTask = (task, keys, { signal, onStep }) =>
  new Promise((resolve, reject) => {
    const { file, execArgv } = workerFile(import.meta.dirname, 'backup-worker', 'worker.ts')
    const worker = new Worker(file, { execArgv: [...execArgv], env: {}, argv: [], stdin: false })
    const stop = new Int32Array(new SharedArrayBuffer(4))
    const halt = () => void Atomics.store(stop, 0, 1)
    signal.addEventListener('abort', halt, { once: true })
    if (signal.aborted) halt()
    let settle = () => reject(new TaskFailed('', 'the worker ended without a word'))
    worker.on('message', (message: unknown) => {
      const news = workerNews.parse(message)
      switch (news.type) {
        case 'step':
          onStep(news.step)
          break
        case 'done':
          settle = () => resolve(news.manifest)
          break
        case 'cancelled':
          settle = () => reject(new DOMException('stopped', 'AbortError'))
          break
        case 'refused':
          settle = () => reject(new DeskError(news.kind, news.code, news.parameters))
          break
        case 'failed':
          settle = () => reject(new TaskFailed(news.code, news.description))
      }
    })
    worker.on('error', (error: Error) => {
      settle = () => reject(error)
    })
    worker.on('exit', () => {
      signal.removeEventListener('abort', halt)
      settle()
    })
    const copies = Object.entries(keys).map(([name, key]) => [name, Uint8Array.from(key)] as const)
    const order: WorkerOrder = { task, keys: Object.fromEntries(copies), stop }
    // Handed over, not copied: this side has them no longer.
    worker.postMessage(
      order,
      copies.map(([, key]) => key.buffer),
    )
  })
