/**
 * Opens a database as far as its folder and disk allow: to work in, alone on a full disk, or only to read.
 *
 * SQLite reads a file in WAL mode through shared memory that lies beside it. On a full disk there is no room for that
 * file, so the connection does without it and keeps everyone else out. In a folder that can't be written to the file can't
 * be made either; where it is left from an unclean end SQLite can read through it, otherwise the encrypted files are
 * copied to the machine's temporary folder and read there. (This build of SQLite knows no `immutable=1`, and it would pass
 * over what is still in the log.)
 */
import { accessSync, constants, copyFileSync, existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import type { DamageCode } from '../damage/contract'
import { damageOf } from '../damage/rules/causes'
import { folderTrouble } from '../damage/probe'
import { inspectLog, keepDamagedLog, type FoundLog } from './log'
import { openFile, type SQLiteFile } from './open'
import { removeProcessFolder } from './process-folder'
import { makeReadingFolder } from './reading-folder'
import { removePatiently } from './remove'

/** `full`: as it should be; `alone`: on a full disk; `reading`: nothing can be written. */
export type Access = 'full' | 'alone' | 'reading'

export interface OpenedFile {
  readonly sqlite: SQLiteFile
  readonly access: Access
  /** What an unclean end left. */
  readonly log: Pick<FoundLog, 'uncleanEnd'> & { readonly lost: boolean }
  close(): void
}

export interface OpenExisting {
  readonly file: string
  readonly key: Buffer
  /** False in a folder that this program does not hold. */
  readonly mayWrite: boolean
  /** UTC milliseconds; names the folder that keeps a damaged log. */
  readonly now: number
}

/** Opens an existing file. Throws what `openFile` throws, and `unavailable` `store.log-unusable`. */
export function openAsFarAsPossible({ file, key, mayWrite, now }: OpenExisting): OpenedFile {
  const { uncleanEnd, verdict } = inspectLog(file)
  if (verdict.use === 'refuse') throw new DeskError('unavailable', 'store.log-unusable')
  const log = { uncleanEnd, lost: verdict.lost }
  if (!mayWrite || isWriteProtected(file)) {
    return { ...openForReading(file, key, verdict.use === 'as-it-is'), log }
  }
  if (verdict.lost || verdict.use === 'set-aside') keepDamagedLog(file, verdict, now)
  return { ...openForWriting(file, key), log }
}

type WithoutLog = Omit<OpenedFile, 'log'>

function openForWriting(file: string, key: Buffer): WithoutLog {
  try {
    return opened(openFile({ file, key }), 'full')
  } catch (error) {
    switch (causeOf(error, file)) {
      case 'store.disk-full':
        // Left behind, it would tell of a log that is long gone.
        removePatiently(`${file}-shm`)
        return opened(openFile({ file, key, alone: true }), 'alone')
      case 'store.read-only':
        return openForReading(file, key, true)
      default:
        throw error
    }
  }
}

/** SQLite would open it read-only without a word, and the first write would tell. */
function isWriteProtected(file: string): boolean {
  try {
    accessSync(file, constants.W_OK)
    return false
  } catch {
    return existsSync(file)
  }
}

const opened = (sqlite: SQLiteFile, access: Access): WithoutLog => ({
  sqlite,
  access,
  close: () => void sqlite.close(),
})

/** SQLite calls much an I/O error; the folder itself tells which it is. */
function causeOf(error: unknown, file: string): DamageCode | null {
  const code = damageOf(error)?.code ?? null
  return code === 'store.disk-error' ? (folderTrouble(dirname(file)) ?? code) : code
}

function openForReading(file: string, key: Buffer, withLog: boolean): WithoutLog {
  if (withLog && existsSync(`${file}-wal`) && existsSync(`${file}-shm`)) {
    try {
      return opened(openFile({ file, key, readonly: true }), 'reading')
    } catch (error) {
      // Left from another machine, or not readable: then from a copy.
      if (error instanceof DeskError) throw error
    }
  }
  return openCopy(file, key, withLog ? ['', '-wal'] : [''])
}

/** Reads a copy in the temporary folder. It is as encrypted as the file is, and goes when it is closed. */
function openCopy(file: string, key: Buffer, ends: readonly string[]): WithoutLog {
  const folder = makeReadingFolder()
  try {
    const copy = join(folder, basename(file))
    for (const end of ends) if (existsSync(file + end)) copyFileSync(file + end, copy + end)
    const sqlite = openFile({ file: copy, key })
    sqlite.pragma('query_only = ON')
    return {
      sqlite,
      access: 'reading',
      close() {
        sqlite.close()
        removeProcessFolder(folder)
      },
    }
  } catch (error) {
    removeProcessFolder(folder)
    if (damageOf(error)?.code === 'store.disk-full') {
      throw new DeskError('unavailable', 'store.no-room-to-read')
    }
    throw error
  }
}
