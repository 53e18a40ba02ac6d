/** Has one piece of work done with keys on a thread of its own, so that nothing at the desk waits for it. */
import { Worker } from 'node:worker_threads'
import { surroundings, type workerFile } from '../worker-file'
import { TaskFailed } from './words'

/** By the name of the file that they open, as a thread gets them. */
export type HandedKeys = Readonly<Record<string, Uint8Array<ArrayBuffer>>>

export interface ThreadWork<Result> {
  readonly code: ReturnType<typeof workerFile>
  /** What the thread gets beside its keys. */
  readonly order: object
  /** Copied, and the copies handed over: this side has none of them any more. */
  readonly keys: Readonly<Record<string, Buffer>>
  readonly signal: AbortSignal
  /** What is done when the signal comes. */
  readonly stop: (worker: Worker) => void
  /** Hears what the thread says; what it was the last of, or why there is nothing. */
  readonly hear: (news: unknown) => { readonly is: Result } | { readonly not: Error } | null
}

/** Settles as the last word of the thread says, and only when the thread has ended and has no file open any more. */
export const onThread = <Result>({
  code,
  order,
  keys,
  signal,
  stop,
  hear,
}: ThreadWork<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(code.file, {
      execArgv: [...code.execArgv],
      env: surroundings(),
      argv: [],
      stdin: false,
    })
    const halt = () => {
      stop(worker)
    }
    signal.addEventListener('abort', halt, { once: true })
    if (signal.aborted) halt()
    let settle = () => reject(new TaskFailed('', 'the thread ended without a word'))
    worker.on('message', (news: unknown) => {
      const last = hear(news)
      if (last !== null) settle = () => ('is' in last ? resolve(last.is) : reject(last.not))
    })
    worker.on('error', (error: Error) => {
      settle = () => reject(error)
    })
    worker.on('exit', () => {
      signal.removeEventListener('abort', halt)
      settle()
    })
    const copies = Object.entries(keys).map(([name, key]) => [name, Uint8Array.from(key)] as const)
    worker.postMessage(
      { ...order, keys: Object.fromEntries(copies) },
      copies.map(([, key]) => key.buffer),
    )
  })
