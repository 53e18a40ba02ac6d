/** Makes a copy under another key on a thread of its own, so that reading goes on meanwhile. */
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import { surroundings, workerFile } from '../worker-file'
import { rotationStages, type RotationStage } from './contract'
import type { CopyOrder } from './copy'

export interface ThreadOrder {
  readonly file: string
  readonly into: string
  readonly key: Uint8Array<ArrayBuffer>
  readonly newKey: Uint8Array<ArrayBuffer>
}

const copyNews = z.discriminatedUnion('type', [
  /** This stage comes next; the thread waits until it is told to go on. */
  z.strictObject({ type: z.literal('stage'), stage: z.enum(rotationStages) }),
  z.strictObject({ type: z.literal('done') }),
  z.strictObject({ type: z.literal('refused'), code: z.string() }),
  z.strictObject({ type: z.literal('failed'), code: z.string() }),
])
export type CopyNews = z.infer<typeof copyNews>

/**
 * Yields each stage before it begins. Throws what `copyUnderNewKey` throws, and `AbortError`; when it ends, however, the
 * thread has ended and has no file open any more.
 */
export async function* copyOnThread(
  order: CopyOrder,
  signal: AbortSignal,
): AsyncGenerator<RotationStage, void> {
  const { file: code, execArgv } = workerFile(import.meta.dirname, 'copy-worker', 'copy-worker.ts')
  const worker = new Worker(code, { execArgv: [...execArgv], env: surroundings(), argv: [], stdin: false })
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => resolve())
  })
  const heard = (): Promise<CopyNews> => {
    const news = new Promise<CopyNews>((resolve, reject) => {
      worker.once('message', (message: unknown) => resolve(copyNews.parse(message)))
      worker.once('error', reject)
      void ended.then(() => reject(new Error('the thread ended without a word')))
      signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')), {
        once: true,
      })
    })
    // Whoever has stopped asks no more.
    news.catch(() => undefined)
    return news
  }
  try {
    // Copied, and handed over: this side overwrites its own.
    const [key, newKey] = [Uint8Array.from(order.key), Uint8Array.from(order.newKey)]
    const threadOrder: ThreadOrder = { file: order.file, into: order.into, key, newKey }
    let next = heard()
    worker.postMessage(threadOrder, [key.buffer, newKey.buffer])
    for (;;) {
      signal.throwIfAborted()
      const news = await next
      switch (news.type) {
        case 'stage':
          yield news.stage
          next = heard()
          worker.postMessage('go on')
          break
        case 'done':
          return
        case 'refused':
          throw new DeskError('unavailable', news.code)
        case 'failed':
          throw Object.assign(new Error('the copy failed'), { code: news.code })
      }
    }
  } finally {
    await worker.terminate()
    await ended
  }
}
