/** Removes as the desk does everywhere: again after a moment where an antivirus holds the file. */
import { rmSync } from 'node:fs'
import { onThisMachine, patiently, type Waiting } from './patiently'

/** What a test puts in its place. */
export interface Removing extends Waiting {
  /** Removes a file, or a folder with all that is in it; what is not there is no error. */
  readonly remove: (path: string) => void
}

const ofThisMachine: Removing = {
  ...onThisMachine,
  remove: (path) => {
    rmSync(path, { recursive: true, force: true })
  },
}

/** A file, or a folder with all that is in it; nothing where it is not there. Throws the last error of the file system. */
export function removePatiently(path: string, machine: Removing = ofThisMachine): void {
  patiently(() => {
    machine.remove(path)
  }, machine)
}

/** The same for what is in nobody's way: where it can't be removed it stays until somebody else removes it. */
export function removeIfPossible(path: string, machine: Removing = ofThisMachine): void {
  try {
    removePatiently(path, machine)
  } catch {
    // Whoever comes next writes over it or sweeps it away.
  }
}
