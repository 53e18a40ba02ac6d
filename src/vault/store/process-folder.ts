/** Folders in the machine's temporary folder that are of one process, and go with it. */
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { property } from '#ground/property'
import { removeIfPossible } from './remove'

/** A new folder of this process; those of processes that were killed are removed first, or there would be one more each time. */
export function makeProcessFolder(beginning: string): string {
  sweepProcessFolders(beginning)
  return mkdtempSync(join(tmpdir(), `${beginning}${process.pid}-`))
}

/** Removes the folders of processes that are gone. */
export function sweepProcessFolders(beginning: string): void {
  const ofProcess = new RegExp(`^${beginning}(\\d+)-`)
  for (const name of namesIn(tmpdir())) {
    const owner = ofProcess.exec(name)?.[1]
    if (owner !== undefined && !isRunning(Number(owner))) removeProcessFolder(join(tmpdir(), name))
  }
}

/**
 * Removes one, or leaves it to the next process that makes one: on Windows something still holds a file for a moment, and another
 * account's is no reason to stop.
 */
export function removeProcessFolder(folder: string): void {
  removeIfPossible(folder)
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
