/**
 * Makes a backup of a data folder, proved before it has its name: copied, opened again with its key, checked, counted
 * against what it was copied from, hashed. It grows in a folder whose name ends in `.part`; whatever cuts the work
 * short leaves that folder, and the next start removes it.
 */
import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AuditHead } from '../log/rules/chain'
import { DeskError } from '#ground/contract/errors'
import { replaceFile, syncFile } from '../store/files'
import { openAtRest, openFile } from '../store/open'
import { contentsOf, firstDifference, headOf, requireSound, type Contents } from './contents'
import type { BackupReason, Manifest } from './contract'
import { copyDurably, describeFile, syncFolderIfPossible } from './files'
import { manifestFile, sealed } from './manifest-file'
import { treatmentOf } from './rules/folder'
import { unfinishedName } from './rules/names'
import { unwatched, type OnStep } from './steps'

export interface BackupOrder {
  readonly dataDir: string
  /** Folder that is to hold the backup; it must be there. */
  readonly place: string
  readonly name: string
  readonly reason: BackupReason
  /** The program's version. */
  readonly program: string
  /** UTC milliseconds. */
  readonly at: number
}

/** A write may come between the look at the original and the beginning of the copy; then both are done again. */
const attempts = 4

/** Throws `unavailable` `backups.copy-differs`, what `requireSound` throws, or the error of the file system. */
export function makeBackup(order: BackupOrder, key: Buffer, onStep: OnStep = unwatched): Manifest {
  const { dataDir, place, name } = order
  const unfinished = join(place, unfinishedName(name))
  onStep('begin')
  mkdirSync(unfinished, { mode: 0o700 })
  const contents = copyDatabase(join(dataDir, 'desk.db'), join(unfinished, 'desk.db'), key, onStep)
  onStep('others')
  const others = readdirSync(dataDir).filter((entry) => treatmentOf(entry) === 'copied')
  for (const other of others) copyDurably(join(dataDir, other), join(unfinished, other))
  onStep('hash')
  const files = ['desk.db', ...others].map((file) => describeFile(unfinished, file))
  onStep('sync')
  syncFile(join(unfinished, 'desk.db'))
  onStep('manifest')
  const { program, at, reason } = order
  const manifest: Manifest = { format: 1, program, at, reason, ...contents, files }
  replaceFile(join(unfinished, manifestFile), sealed(manifest))
  onStep('place')
  renameSync(unfinished, join(place, name))
  syncFolderIfPossible(place)
  return manifest
}

/** The copy has the same rows as its original had at one moment, and stands the checks. */
function copyDatabase(file: string, copy: string, key: Buffer, onStep: OnStep): Contents {
  // Two connections of our own beside the desk's: one holds the moment still while the other copies.
  const still = openFile({ file, key })
  const copying = openFile({ file, key })
  try {
    still.pragma('query_only = ON')
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      rmSync(copy, { force: true })
      still.exec('BEGIN')
      try {
        // The first read begins the moment.
        const head = headOf(still)
        onStep('copy')
        // Keeps the cipher and the key; the online backup API cannot copy an encrypted file.
        copying.prepare('VACUUM INTO ?').run(copy)
        chmodSync(copy, 0o600)
        onStep('open')
        const contents = provedContents(copy, key, head, onStep)
        if (contents !== null && firstDifference(contentsOf(still), contents) === null) return contents
      } finally {
        still.exec('COMMIT')
      }
    }
    throw new DeskError('unavailable', 'backups.copy-differs')
  } finally {
    copying.close()
    still.close()
  }
}

/** Null where the copy is of another moment than the one that ended with `head`. */
function provedContents(copy: string, key: Buffer, head: AuditHead, onStep: OnStep): Contents | null {
  const reopened = openAtRest(copy, key)
  try {
    if (headOf(reopened).mac !== head.mac) return null
    requireSound(reopened, onStep)
    onStep('count')
    return contentsOf(reopened)
  } finally {
    reopened.close()
  }
}
