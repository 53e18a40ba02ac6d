/** Does again what is refused because an antivirus holds a file: the renaming and removing of the whole program. */
import { isMainThread } from 'node:worker_threads'
import { isHeldForAMoment, waitsForHeldFile, waitsOnAThread } from '#ground/patience'

/** What a test puts in its place. */
export interface Waiting {
  readonly platform: string
  /** Stands still for so many milliseconds. */
  readonly pause: (milliseconds: number) => void
  /** Milliseconds between attempts. */
  readonly waits: readonly number[]
}

export const onThisMachine: Waiting = {
  platform: process.platform,
  pause: (milliseconds) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
  },
  waits: waitsForHeldFile,
}

/** As long as whoever calls can wait: half a minute on a worker, as everywhere on the desk's own thread. */
export const asLongAsThisThreadMay: Waiting = {
  ...onThisMachine,
  waits: isMainThread ? waitsForHeldFile : waitsOnAThread,
}

/** Throws the last error of the file system. */
export function patiently(work: () => void, { platform, pause, waits }: Waiting): void {
  for (const wait of waits) {
    try {
      work()
      return
    } catch (error) {
      if (!isHeldForAMoment(error, platform)) throw error
      pause(wait)
    }
  }
  work()
}
