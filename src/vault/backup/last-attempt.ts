/**
 * How the last backup ended, in a small file beside the database: the process that made it is gone when the sign-in screen tells of it.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { replaceFile } from '../store/files'
import { lastAttempt, type LastAttempt } from './contract'

export const lastAttemptFileName = 'last-backup.json'

/** Null where none was made yet, or the file can't be read. */
export function readLastAttempt(dataDir: string): LastAttempt | null {
  const file = join(dataDir, lastAttemptFileName)
  try {
    return existsSync(file) ? lastAttempt.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
  } catch {
    return null
  }
}

export function writeLastAttempt(dataDir: string, attempt: LastAttempt): void {
  replaceFile(join(dataDir, lastAttemptFileName), JSON.stringify(attempt))
}
