/** Where made-up data lies: in a temporary folder of the process that shows it. A demonstration is furnished whole or not at all. */
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
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

/** Browser tests furnish one demonstration, which takes a while, and open copies of it. False where there is none to copy yet. */
export function copyFurnished(folder: string): boolean {
  const kept = process.env['LINLI_TEST_DEMONSTRATION']
  if (kept === undefined || !existsSync(kept)) return false
  cpSync(kept, folder, { recursive: true })
  return true
}

/** Keeps it for them. Nobody is signed in, so the files are at rest; the lock is this process's own. */
export function keepFurnished(folder: string): void {
  const kept = process.env['LINLI_TEST_DEMONSTRATION']
  if (kept === undefined) return
  cpSync(folder, kept, { recursive: true, filter: (file) => basename(file) !== 'desk.lock' })
}
