/**
 * Reads the sheets of a workbook that someone brought: `.xlsx`, `.xls`, `.et`, `.ods`, `.csv` in UTF-8 or GBK, by a library
 * and on a thread of its own, with limits to what it may hold (docs/decisions/registers-are-read-apart.md).
 */
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import { workerFile } from '#vault/worker-file'
import type { Row, Sheet } from '../rules/cells'
import { longestSilence, mostMemory } from './limits'

const readingNews = z.union([
  z.strictObject({ sheet: z.string() }),
  z.strictObject({ rows: z.custom<readonly Row[]>(Array.isArray) }),
  z.strictObject({ fault: z.enum(['too-large', 'locked', 'unreadable']) }),
  z.strictObject({ done: z.literal(true) }),
])
export type ReadingNews = z.infer<typeof readingNews>

const refusalOf = {
  'too-large': 'workbook.too-large',
  locked: 'workbook.locked',
  unreadable: 'workbook.unreadable',
} as const

/**
 * Every visible sheet of the workbook. `bytes` are given away. `signal` stops it; `onRows` hears how many rows are read so
 * far. Refuses with `workbook.unreadable`, `workbook.locked` (a password) and `workbook.too-large`.
 */
export function readWorkbook(
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
  onRows: (rows: number) => void = () => undefined,
): Promise<readonly Sheet[]> {
  const { file, execArgv } = workerFile(import.meta.dirname, 'read-worker', 'read-worker.ts')
  const worker = new Worker(file, {
    execArgv: [...execArgv],
    env: {},
    argv: [],
    stdin: false,
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
  })
  const sheets: { readonly name: string; readonly rows: Row[] }[] = []
  let rows = 0
  return new Promise<readonly Sheet[]>((resolve, reject) => {
    const refuse = (fault: keyof typeof refusalOf) => {
      reject(new DeskError('invalid', refusalOf[fault]))
    }
    const stop = () => {
      reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'))
      void worker.terminate()
    }
    const silence = setTimeout(() => {
      refuse('too-large')
      void worker.terminate()
    }, longestSilence)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop)
    worker.on('message', (message: unknown) => {
      silence.refresh()
      const news = readingNews.parse(message)
      if ('sheet' in news) sheets.push({ name: news.sheet, rows: [] })
      else if ('rows' in news) {
        sheets.at(-1)?.rows.push(...news.rows)
        rows += news.rows.length
        onRows(rows)
      } else if ('fault' in news) refuse(news.fault)
      else resolve(sheets)
    })
    // What ended the thread was in the file: too much of it, or something that the library did not expect.
    worker.on('error', (error: unknown) => {
      refuse(endedByMemory(error) ? 'too-large' : 'unreadable')
    })
    worker.on('exit', () => {
      clearTimeout(silence)
      signal.removeEventListener('abort', stop)
      refuse('unreadable')
    })
    worker.postMessage(bytes, [bytes.buffer])
  })
}

const endedByMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
