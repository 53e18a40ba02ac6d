/** Brings a file forward on a thread of its own: at ten years that takes minutes, and the page asks meanwhile how far it is. */
import { z } from 'zod'
import type { FileKeys } from '../backup/databases'
import type { OpenedFile } from '../store/access'
import { onThread, type HandedKeys } from '../threads/on-thread'
import { errorOf, failures } from '../threads/words'
import { workerFile } from '../worker-file'
import type { ForwardOrder } from './bring-forward'
import { migrationProgress, type MigrationProgress } from './contract'

export interface ThreadOrder {
  readonly order: ForwardOrder
  readonly keys: HandedKeys
}

const forwardNews = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('step'), progress: migrationProgress }),
  z.strictObject({
    type: z.literal('done'),
    log: z.strictObject({ uncleanEnd: z.boolean(), lost: z.boolean() }),
  }),
  ...failures,
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
  const given: Omit<ThreadOrder, 'keys'> = { order }
  return onThread({
    code: workerFile(import.meta.dirname, 'migration-worker', 'worker.ts'),
    order: given,
    keys,
    signal,
    stop: (worker) => void worker.terminate(),
    hear(message) {
      const news = forwardNews.parse(message)
      switch (news.type) {
        case 'step':
          onProgress(news.progress)
          return null
        case 'done':
          return { is: news.log }
        case 'refused':
        case 'failed':
          return { not: errorOf(news) }
      }
    },
  })
}
