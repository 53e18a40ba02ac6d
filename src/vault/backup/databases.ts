/** The databases of a backup: which there are, by which keys they are opened, and how one is copied that nobody can open. */
import { copyFileSync, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import { companionsOf, databaseName } from '../files'
import { property } from '#ground/property'
import { removeProcessFolder } from '../store/process-folder'
import { makeReadingFolder } from '../store/reading-folder'
import { removePatiently } from '../store/remove'
import { openFile, type SQLiteFile } from '../store/open'
import { copyDurably, describeFile, type FileOfManifest } from './files'
import { unwatched, type OnStep } from './steps'

/** Names of the files of the desk, its own first, as a thread is told them. */
export type FileNames = readonly [string, ...string[]]

/** The keys that are here, by the name of the file they open. */
export type FileKeys = Readonly<Record<string, Buffer>>

export const databasesOf = (names: readonly string[]): readonly string[] =>
  names.map((name) => databaseName({ name }))

/** The log that an unclean end left beside a database: what is in it is not in the file yet. */
export const logOf = (database: string): string => companionsOf(database)[0] ?? database

/** Whoever holds the key may come, or go, while its pages are copied; then they are copied again. */
const attempts = 4

/**
 * Copies the encrypted pages of a database that nobody has open, with the log beside it where there is one. Returns the names
 * of what was copied. Throws `unavailable` `backups.copy-differs` where it was written to every time.
 */
export function copyPages(
  from: string,
  to: string,
  database: string,
  onStep: OnStep = unwatched,
): readonly string[] {
  const all = [database, logOf(database)]
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const names = all.filter((name) => sizeOf(join(from, name)) > 0)
    for (const name of all) removePatiently(join(to, name))
    onStep('copy')
    try {
      for (const name of names) copyDurably(join(from, name), join(to, name))
      onStep('check')
      // Times of files tell too little: some systems count them in hundredths of a second.
      if (names.every((name) => isSame(describeFile(from, name), describeFile(to, name)))) return names
    } catch (error) {
      // The log goes when whoever had the file open leaves.
      if (property(error, 'code') !== 'ENOENT') throw error
    }
  }
  throw new DeskError('unavailable', 'backups.copy-differs')
}

const isSame = (one: FileOfManifest, other: FileOfManifest): boolean => one.sha256 === other.sha256

/**
 * Opens pages that were copied, from a copy of their own: reading them takes companions beside them, and the medium of a
 * backup may be read-only and its hash must stay. Throws `backups.other-key`.
 */
export function openCopiedPages<Result>(
  folder: string,
  database: string,
  key: Buffer,
  read: (sqlite: SQLiteFile) => Result,
): Result {
  const reading = makeReadingFolder()
  try {
    for (const name of [database, logOf(database)]) {
      if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(reading, name))
    }
    const sqlite = openWithKey(join(reading, database), key)
    try {
      return read(sqlite)
    } finally {
      sqlite.close()
    }
  } finally {
    // What was read is read, whoever holds the copy for a moment.
    removeProcessFolder(reading)
  }
}

function openWithKey(file: string, key: Buffer): SQLiteFile {
  try {
    return openFile({ file, key })
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    throw new DeskError('unavailable', 'backups.other-key')
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0
