/**
 * Reads what someone brought on a thread of its own: what a file does to its reader, it does to no one else, and the desk
 * goes on (docs/decisions/registers-are-read-apart.md).
 */
import { Worker } from 'node:worker_threads'
import type { DeskError } from '#ground/contract/errors'
import type { workerFile } from '#vault/worker-file'

/** What the thread may hold, in MB: it ends by itself beyond, and the desk goes on. */
export const mostMemory = 1_536
/** How long the thread may be silent, in milliseconds: a file made to be read for ever ends with it. */
export const longestSilence = 120_000

export interface Apart<Result> {
  readonly code: ReturnType<typeof workerFile>
  /** What the thread is asked; its one message. */
  readonly asked: unknown
  /** Whose memory goes over with it. */
  readonly given: readonly ArrayBuffer[]
  readonly signal: AbortSignal
  /** Hears what the thread tells; says when that was the last of it, and throws what it refuses. */
  readonly hear: (told: unknown) => { readonly is: Result } | null
  readonly bounds?: { readonly memory: number; readonly silence: number }
  /** For what ended the thread without a word. */
  readonly refusal: (fault: 'too-large' | 'unreadable') => DeskError
}

export function readApart<Result>({
  code,
  asked,
  given,
  signal,
  hear,
  bounds = { memory: mostMemory, silence: longestSilence },
  refusal,
}: Apart<Result>): Promise<Result> {
  const worker = new Worker(code.file, {
    execArgv: [...code.execArgv],
    env: {},
    argv: [],
    stdin: false,
    resourceLimits: { maxOldGenerationSizeMb: bounds.memory },
  })
  return new Promise<Result>((resolve, reject) => {
    const stop = () => {
      reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'))
      void worker.terminate()
    }
    const silence = setTimeout(() => {
      reject(refusal('too-large'))
      void worker.terminate()
    }, bounds.silence)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop)
    worker.on('message', (told: unknown) => {
      silence.refresh()
      try {
        const last = hear(told)
        if (last !== null) resolve(last.is)
      } catch (error) {
        reject(error instanceof Error ? error : refusal('unreadable'))
      }
    })
    // What ended the thread was in the file: too much of it, or something that the library did not expect.
    worker.on('error', (error: unknown) => {
      reject(refusal(endedByMemory(error) ? 'too-large' : 'unreadable'))
    })
    worker.on('exit', () => {
      clearTimeout(silence)
      signal.removeEventListener('abort', stop)
      reject(refusal('unreadable'))
    })
    worker.postMessage(asked, [...given])
  })
}

const endedByMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
