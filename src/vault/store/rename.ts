/** Renames as the desk does everywhere: again after a moment where an antivirus holds the file. */
import { renameSync } from 'node:fs'
import { asLongAsThisThreadMay, onThisMachine, patiently, type Waiting } from './patiently'

/** What a test puts in its place. */
export interface Renaming extends Waiting {
  readonly rename: (from: string, to: string) => void
}

const ofThisMachine: Renaming = { ...onThisMachine, rename: renameSync }

/** Throws the last error of the file system; `from` is then where it was. */
export function renamePatiently(from: string, to: string, machine: Renaming = ofThisMachine): void {
  patiently(() => {
    machine.rename(from, to)
  }, machine)
}

/** The same for a folder of files that were all just written, any of which may be held: on a worker it takes the time that takes. */
export function placePatiently(from: string, to: string): void {
  renamePatiently(from, to, { ...asLongAsThisThreadMay, rename: renameSync })
}
