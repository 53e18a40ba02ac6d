/** Checks a database on a thread of its own, so that nothing at the desk waits for it. */
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { surroundings, workerFile } from '../worker-file'

export interface CheckOrder {
  readonly file: string
  readonly key: Uint8Array<ArrayBuffer>
  /** True for `integrity_check`, which also compares the indexes with their tables; false for `quick_check`. */
  readonly whole: boolean
}

const checkNews = z.union([
  z.strictObject({
    verdict: z.enum(['sound', 'damaged']),
    /** How many attachments are not what they were; null where the database is too damaged to look at them. */
    damagedAttachments: z.number().int().min(0).nullable(),
  }),
  z.strictObject({ failed: z.string() }),
])
export type CheckNews = z.infer<typeof checkNews>

export interface RunningCheck {
  /** What was found, or that it could not be looked at. Never rejects. */
  readonly news: Promise<CheckNews>
  stop(): void
}

/** Begins a check of a file that may be in use. The key is copied, and overwritten at the end. */
export function checkOnThread(file: string, key: Buffer, whole: boolean): RunningCheck {
  const { file: code, execArgv } = workerFile(import.meta.dirname, 'check-worker', 'check-worker.ts')
  const worker = new Worker(code, { execArgv: [...execArgv], env: surroundings(), argv: [], stdin: false })
  const news = new Promise<CheckNews>((resolve) => {
    let heard: CheckNews = { failed: 'the worker ended without a word' }
    worker.on('message', (message: unknown) => {
      heard = checkNews.parse(message)
    })
    worker.on('error', (error) => {
      heard = { failed: error instanceof Error ? error.name : 'error' }
    })
    worker.on('exit', () => resolve(heard))
  })
  // A check keeps no program from ending.
  worker.unref()
  const order: CheckOrder = { file, key: Uint8Array.from(key), whole }
  worker.postMessage(order, [order.key.buffer])
  return { news, stop: () => void worker.terminate() }
}
