/** Folders in the machine's temporary folder for copies that are only read: each is of one process, and goes with it. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { property } from '#ground/property'

const beginning = 'linli-desk-reading-'
const ofProcess = new RegExp(`^${beginning}(\\d+)-`)

/** A new folder of this process; those of processes that were killed are removed first, or there would be one more each time. */
export function makeReadingFolder(): string {
  sweepReadingFolders()
  return mkdtempSync(join(tmpdir(), `${beginning}${process.pid}-`))
}

function sweepReadingFolders(): void {
  for (const name of namesIn(tmpdir())) {
    const owner = ofProcess.exec(name)?.[1]
    if (owner === undefined || isRunning(Number(owner))) continue
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
    } catch {
      // Another account's: as encrypted as the file it was copied from, and no reason not to read.
    }
  }
}

/** Nothing where the folder may be used and not listed. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** True also where a newer process has the number by now: its end will come. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Any other error is about a process that is there.
    return property(error, 'code') !== 'ESRCH'
  }
}
