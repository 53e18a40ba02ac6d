/** Reads the end of the local log, across its files. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { logFolder } from './file-log'
import { logFiles } from './rules/rotation'

/** The last lines, oldest first; as many as there are where there are fewer. */
export function lastLines(dataDir: string, most: number): readonly string[] {
  let lines: string[] = []
  for (const name of logFiles) {
    const file = join(logFolder(dataDir), name)
    if (lines.length >= most || !existsSync(file)) break
    const more = readFileSync(file, 'utf8').split('\n').filter(Boolean)
    lines = [...more, ...lines]
  }
  return lines.slice(-most)
}
