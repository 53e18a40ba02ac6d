/**
 * Waits for a task in a place only as long as it goes on. A worker that hangs in the system cannot be ended: it is left there, and its place
 * gets no other one until it has come back, so that backups go on being made where they can be.
 */
import { dirname } from 'node:path'
import { noAnswer } from './reach'
import type { Task } from './tasks'
import type { RunTask } from './worker-thread'

/** Milliseconds from one step to the next beside what copying takes. */
const leastPatience = 5 * 60_000
/** The slowest stick, in bytes a millisecond. */
const slowest = 1_000
/** Milliseconds to the next step for a task that is to stop before it. */
const stopsWithin = 10_000

export interface Patience {
  /** True for a place on the disk of the desk itself: where that hangs nothing goes on, and nobody gives it up. */
  readonly isOwn: (place: string) => boolean
  /** How much is to be copied, in bytes. */
  readonly size: () => number
}

/** Rejects as the task does; `ETIMEDOUT` where its place ceased to answer, `AbortError` where it did when it was to stop. */
export function withinReason(run: RunTask, { isOwn, size }: Patience): RunTask {
  const stuck = new Set<string>()
  return (task, keys, watch) => {
    const place = placeOf(task)
    if (isOwn(place)) return run(task, keys, watch)
    if (stuck.has(place)) return Promise.reject(noAnswer())
    return new Promise((resolve, reject) => {
      const own = new AbortController()
      let late: NodeJS.Timeout | undefined
      const wait = (milliseconds: number, error: () => Error) => {
        clearTimeout(late)
        late = setTimeout(() => {
          stuck.add(place)
          // Should it come back, it stops before its next step and puts away what it began.
          own.abort()
          reject(error())
        }, milliseconds)
      }
      const waitForStep = () => {
        wait(leastPatience + size() / slowest, noAnswer)
      }
      const stop = () => {
        own.abort()
        wait(stopsWithin, () => new DOMException('stopped', 'AbortError'))
      }
      waitForStep()
      watch.signal.addEventListener('abort', stop, { once: true })
      if (watch.signal.aborted) stop()
      const onStep: typeof watch.onStep = (step) => {
        if (!own.signal.aborted) waitForStep()
        watch.onStep(step)
      }
      run(task, keys, { ...watch, signal: own.signal, onStep })
        .then(resolve, reject)
        .finally(() => {
          clearTimeout(late)
          watch.signal.removeEventListener('abort', stop)
          stuck.delete(place)
        })
    })
  }
}

function placeOf(task: Task): string {
  switch (task.kind) {
    case 'make':
      return task.order.place
    case 'carry':
      return task.to
    case 'prove':
    case 'prove-copied':
    case 'stage':
      return dirname(task.backup)
  }
}
