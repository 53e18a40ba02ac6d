/** Renames as the desk does everywhere: again after a moment where an antivirus holds the file. */
import { renameSync } from 'node:fs'
import { isHeldForAMoment, waitsForHeldFile } from '#ground/patience'

/** What a test puts in its place. */
export interface Renaming {
  readonly platform: string
  readonly rename: (from: string, to: string) => void
  /** Stands still for so many milliseconds. */
  readonly pause: (milliseconds: number) => void
}

const ofThisMachine: Renaming = {
  platform: process.platform,
  rename: renameSync,
  pause: (milliseconds) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
  },
}

/** Throws the last error of the file system; `from` is then where it was. */
export function renamePatiently(from: string, to: string, machine: Renaming = ofThisMachine): void {
  for (const wait of waitsForHeldFile) {
    try {
      machine.rename(from, to)
      return
    } catch (error) {
      if (!isHeldForAMoment(error, machine.platform)) throw error
      machine.pause(wait)
    }
  }
  machine.rename(from, to)
}
