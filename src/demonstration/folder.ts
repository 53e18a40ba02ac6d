/** Where made-up data lies: in a temporary folder of the process that shows it. A demonstration is furnished whole or not at all. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { removePatiently } from '#vault/store/remove'
import { makeProcessFolder, removeProcessFolder, sweepProcessFolders } from '#vault/store/process-folder'

const beginning = 'linli-desk-demo-'
/** Lies beside the data once it is all there. */
const furnishedMark = 'furnished'

export const makeDemonstrationFolder = (): string => makeProcessFolder(beginning)

export const removeDemonstrationFolder = removeProcessFolder

/** Removes what programs left behind that were killed, or could not remove it when they ended. */
export const sweepDemonstrationFolders = (): void => {
  sweepProcessFolders(beginning)
}

/**
 * Whether the demonstration in the folder is all there. What is half made, by a process that died over it, is removed: its accounts may
 * lack their passwords. Never to be called on a folder that may hold a centre's own data.
 */
export function isFurnished(folder: string): boolean {
  if (existsSync(join(folder, furnishedMark))) return true
  removePatiently(folder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return false
}

export function markFurnished(folder: string): void {
  writeFileSync(join(folder, furnishedMark), '')
}
