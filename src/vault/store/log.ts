/** The write-ahead log that an unclean end left beside a database: judged before SQLite makes of it what it can. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { judgeLog, type LogVerdict } from '../damage/rules/log'
import { renamePatiently } from './rename'

export interface FoundLog {
  /** True when the desk was not closed the last time: then there is a log with something in it. */
  readonly uncleanEnd: boolean
  readonly verdict: LogVerdict
}

/** Reads the log of a database that nobody has open. */
export function inspectLog(file: string): FoundLog {
  const log = contentOf(`${file}-wal`)
  const memory = contentOf(`${file}-shm`)
  return { uncleanEnd: log.length > 0, verdict: judgeLog(log, memory) }
}

/**
 * Keeps a damaged log in a folder of its own, for whoever wants to look into it later: SQLite writes over it. One that must
 * not be used is moved there.
 */
export function keepDamagedLog(file: string, verdict: LogVerdict, now: number): void {
  const stamp = new Date(now).toISOString().replace(/\..*$/, '').replaceAll(/[-:]/g, '').replace('T', '-')
  const folder = join(dirname(file), `damaged-log-${stamp}`)
  mkdirSync(folder, { recursive: true })
  for (const companion of [`${file}-wal`, `${file}-shm`]) {
    if (!existsSync(companion)) continue
    const kept = join(folder, basename(companion))
    if (verdict.use === 'set-aside') renamePatiently(companion, kept)
    else copyFileSync(companion, kept)
  }
}

function contentOf(file: string): Buffer {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  return size === 0 ? Buffer.alloc(0) : readFileSync(file)
}
