/** The worker's own thread: gets one task and its keys, does it, says how it went. */
import { setPriority } from 'node:os'
import type { HandedKeys } from '../threads/on-thread'
import { answer, ownPort } from '../threads/serve'
import { failureOf } from '../threads/words'
import type { Step } from './steps'
import { runTask, type Task } from './tasks'
import type { WorkerNews } from './worker-words'

export interface WorkerOrder {
  readonly task: Task
  readonly keys: HandedKeys
  /** One number: 1 when the task is to stop before its next step. */
  readonly stop: Int32Array<SharedArrayBuffer>
}

class Stopped extends Error {}

// A check-in goes first. On Linux this is about this thread alone; elsewhere it would slow the whole desk down.
if (process.platform === 'linux') setPriority(0, 10)

const port = ownPort()
port.once('message', ({ task, stop, keys: handed }: WorkerOrder) => {
  answer<WorkerNews>(port, handed, (keys, tell) => {
    try {
      const onStep = (step: Step) => {
        if (Atomics.load(stop, 0) === 1) throw new Stopped()
        tell({ type: 'step', step })
      }
      const manifest = runTask(task, keys, onStep, (error) => {
        tell({ type: 'left', failure: failureOf(error) })
      })
      return { type: 'done', manifest }
    } catch (error) {
      if (error instanceof Stopped) return { type: 'cancelled' }
      throw error
    }
  })
})
