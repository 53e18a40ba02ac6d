/** Brings a file forward on a thread of its own: at ten years that takes minutes, and the page asks meanwhile how far it is. */
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { DeskError, errorKinds } from '#ground/contract/errors'
import type { FileKeys } from '../backup/databases'
import { TaskFailed } from '../backup/worker-thread'
import type { OpenedFile } from '../store/access'
import { workerFile } from '../worker-file'
import type { ForwardOrder } from './bring-forward'
import { migrationProgress, type MigrationProgress } from './contract'

export interface ThreadOrder {
  readonly order: ForwardOrder
  /** By the name of the file that they open. */
  readonly keys: Readonly<Record<string, Uint8Array<ArrayBuffer>>>
}

const forwardNews = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('step'), progress: migrationProgress }),
  z.strictObject({
    type: z.literal('done'),
    log: z.strictObject({ uncleanEnd: z.boolean(), lost: z.boolean() }),
  }),
  z.strictObject({
    type: z.literal('refused'),
    kind: z.enum(errorKinds),
    code: z.string(),
    parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.strictObject({ type: z.literal('failed'), code: z.string(), description: z.string() }),
])
export type ForwardNews = z.infer<typeof forwardNews>

/**
 * Resolves with what an unclean end had left of the file, and rejects as `bringForward` throws; either way the thread has ended
 * and has no file open any more. Ended by the signal in the middle, the file is as it was.
 */
export function bringForwardOnThread(
  order: ForwardOrder,
  keys: FileKeys,
  {
    signal,
    onProgress,
  }: { readonly signal: AbortSignal; readonly onProgress: (progress: MigrationProgress) => void },
): Promise<OpenedFile['log']> {
  return new Promise((resolve, reject) => {
    const { file, execArgv } = workerFile(import.meta.dirname, 'migration-worker', 'worker.ts')
    const worker = new Worker(file, { execArgv: [...execArgv], env: {}, argv: [], stdin: false })
    const stop = () => void worker.terminate()
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
    let settle = () => reject(new TaskFailed('', 'the thread ended without a word'))
    worker.on('message', (message: unknown) => {
      const news = forwardNews.parse(message)
      switch (news.type) {
        case 'step':
          onProgress(news.progress)
          break
        case 'done':
          settle = () => resolve(news.log)
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
      signal.removeEventListener('abort', stop)
      settle()
    })
    const copies = Object.entries(keys).map(([name, key]) => [name, Uint8Array.from(key)] as const)
    const given: ThreadOrder = { order, keys: Object.fromEntries(copies) }
    // Handed over, not copied: this side has them no longer.
    worker.postMessage(
      given,
      copies.map(([, key]) => key.buffer),
    )
  })
}
