/** The worker's own thread: gets one task and its keys, does it, says how it went. The keys are overwritten at the end. */
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { DeskError } from '#ground/contract/errors'
import { describeError } from '../logger'
import { property } from '#ground/property'
import { runTask, type Task } from './tasks'
import type { WorkerNews } from './worker-words'

export interface WorkerOrder {
  readonly task: Task
  /** By the name of the file that they open. */
  readonly keys: Readonly<Record<string, Uint8Array<ArrayBuffer>>>
  /** One number: 1 when the task is to stop before its next step. */
  readonly stop: Int32Array<SharedArrayBuffer>
}

class Stopped extends Error {}

const port = parentPort
if (port === null) throw new Error('this file is the worker of a desk')
// A check-in goes first. On Linux this is about this thread alone; elsewhere it would slow the whole desk down.
if (process.platform === 'linux') setPriority(0, 10)

const tell = (news: WorkerNews) => {
  port.postMessage(news)
}

port.once('message', ({ task, keys, stop }: WorkerOrder) => {
  const ownKeys = Object.fromEntries(
    Object.entries(keys).map(([name, key]) => [
      name,
      Buffer.from(key.buffer, key.byteOffset, key.byteLength),
    ]),
  )
  try {
    const manifest = runTask(task, ownKeys, (step) => {
      if (Atomics.load(stop, 0) === 1) throw new Stopped()
      tell({ type: 'step', step })
    })
    tell({ type: 'done', manifest })
  } catch (error) {
    tell(newsOf(error))
  } finally {
    for (const key of Object.values(ownKeys)) key.fill(0)
    port.close()
  }
})

function newsOf(error: unknown): WorkerNews {
  if (error instanceof Stopped) return { type: 'cancelled' }
  if (error instanceof DeskError) {
    const { kind, code, parameters } = error
    return { type: 'refused', kind, code, parameters: { ...parameters } }
  }
  const code = property(error, 'code')
  return {
    type: 'failed',
    code: typeof code === 'string' ? code : '',
    description: describeError(error),
  }
}
