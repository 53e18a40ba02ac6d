/**
 * Makes a backup of a data folder, proved before it has its name: copied, opened again with its key, checked, counted
 * against what it was copied from, hashed. It grows in a folder whose name ends in `.part`; whatever cuts the work
 * short leaves that folder, and the next start removes it.
 */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { forgetKey } from '../log/seals'
import type { AuditHead } from '../log/rules/chain'
import { DeskError } from '#ground/contract/errors'
import { damageOf } from '../damage/rules/causes'
import { databaseName } from '../files'
import { requireKey } from '../keyring/slot'
import { replaceFile, syncFile } from '../store/files'
import { openAtRest, openFile, openToTakeOut } from '../store/open'
import { contentsOf, firstDifference, headOf, requireSound, type Contents } from './contents'
import type { BackupReason, FileApart, Manifest } from './contract'
import { copyAtRest, notAsClosed, type CopiedAtRest } from './at-rest'
import { databasesOf, type FileKeys, type FileNames } from './databases'
import { copyDurably, describeFile, syncFolderIfPossible } from './files'
import { manifestFile, sealed } from './manifest-file'
import { treatmentOf } from './rules/folder'
import { unfinishedName } from './rules/names'
import { sealNote } from './sealed-note'
import { unwatched, type OnStep } from './steps'
import { removePatiently } from '../store/remove'
import { placePatiently } from '../store/rename'

export interface BackupOrder {
  readonly dataDir: string
  readonly files: FileNames
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

/**
 * Of a file whose key is not among `keys` the pages are copied and not opened. Throws `unavailable` `backups.copy-differs`, what
 * `requireSound` throws, or the error of the file system; what is wrong with a file beside the desk's own stands in the
 * manifest, because the desk is backed up all the same.
 */
export function makeBackup(order: BackupOrder, keys: FileKeys, onStep: OnStep = unwatched): Manifest {
  const { dataDir, place, name } = order
  const [desk, ...others] = order.files
  const databases = databasesOf(order.files)
  const unfinished = join(place, unfinishedName(name))
  onStep('begin')
  mkdirSync(unfinished, { mode: 0o700 })
  const [database = ''] = databases
  const between = { from: dataDir, to: unfinished }
  const contents = copyWithKeyring(between, () =>
    copyDatabase({ ...between, database }, requireKey(keys, desk), onStep),
  )
  const apart = others
    .filter((other) => existsSync(join(dataDir, databaseName({ name: other }))))
    .map((other) => copyApart(between, other, keys[other], onStep))
  onStep('others')
  const small = readdirSync(dataDir).filter((entry) => treatmentOf(entry, databases) === 'copied')
  for (const other of small)
    if (other !== keyringName) copyDurably(join(dataDir, other), join(unfinished, other))
  onStep('hash')
  const copied = apart.flatMap(({ names }) => names)
  const files = [database, ...copied, ...small].map((file) => describeFile(unfinished, file))
  onStep('sync')
  for (const file of [database, ...copied]) syncFile(join(unfinished, file))
  onStep('manifest')
  const { program, at, reason } = order
  const manifest: Manifest = {
    format: 1,
    program,
    at,
    reason,
    ...contents,
    files,
    ...(apart.length === 0 ? {} : { apart: apart.map(({ said }) => said) }),
  }
  replaceFile(join(unfinished, manifestFile), sealed(manifest))
  onStep('place')
  placePatiently(unfinished, join(place, name))
  syncFolderIfPossible(place)
  return manifest
}

interface Between {
  readonly from: string
  readonly to: string
}

const keyringName = 'keyring.json'

/** The keyring is of the same moment as the database that remembers it: where it was written meanwhile, both are copied again. */
function copyWithKeyring({ from, to }: Between, copy: () => Contents): Contents {
  const [there, here] = [join(from, keyringName), join(to, keyringName)]
  // Whoever reads the backup says that it is missing.
  if (!existsSync(there)) return copy()
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const before = readFileSync(there)
    const contents = copy()
    removePatiently(here)
    copyDurably(there, here)
    if (readFileSync(here).equals(before)) return contents
  }
  throw new DeskError('unavailable', 'backups.copy-differs')
}

/** A file beside the desk's own: proved where its key is here, otherwise its pages. */
function copyApart(
  between: Between,
  name: string,
  key: Buffer | undefined,
  onStep: OnStep,
): { readonly said: FileApart; readonly names: readonly string[] } {
  const database = databaseName({ name })
  const pages = () => copyAtRest(between.from, between.to, database, onStep)
  if (key === undefined) return pagesOnly(name, database, pages)
  try {
    const { schema, tables, auditHead } = copyDatabase({ ...between, database }, key, onStep)
    const note = sealNote(name, { schema, tables, auditHead }, key)
    return { said: { name, state: 'proved', note }, names: [database] }
  } catch (error) {
    const code = damageOf(error)?.code ?? (error instanceof DeskError ? error.code : null)
    if (code === null || causesOnDisk.has(code)) throw error
    return { said: { name, state: 'failed', code }, names: pagesOnly(name, database, pages).names }
  }
}

/** Pages that were never at rest while they were copied, or are none that were closed, are named as what they are. */
function pagesOnly(
  name: string,
  database: string,
  pages: () => CopiedAtRest,
): { readonly said: FileApart; readonly names: readonly string[] } {
  try {
    const { names, isAsClosed } = pages()
    return {
      said: isAsClosed ? { name, state: 'copied' } : { name, state: 'failed', code: notAsClosed },
      names,
    }
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    return { said: { name, state: 'failed', code: error.code }, names: [database] }
  }
}

/** Of the disk and not of the file: then the backup as a whole has no room, or nowhere to go. */
const causesOnDisk: ReadonlySet<string> = new Set(['store.disk-full', 'store.read-only', 'store.disk-error'])

/** The copy has the same rows as its original had at one moment, and stands the checks. */
function copyDatabase(
  { from, to, database }: Between & { readonly database: string },
  key: Buffer,
  onStep: OnStep,
): Contents {
  const file = join(from, database)
  const copy = join(to, database)
  // Two connections of our own beside the desk's: one holds the moment still while the other copies.
  const still = openFile({ file, key })
  const copying = openFile({ file, key })
  try {
    still.pragma('query_only = ON')
    // A desk with a queue writes all the time: reading what tables there are must not lie between the two beginnings.
    headOf(still)
    headOf(copying)
    const copyInto = copying.prepare<[string]>('VACUUM INTO ?')
    const begin = still.prepare('SELECT 1 FROM sqlite_schema LIMIT 1')
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      removePatiently(copy)
      still.exec('BEGIN')
      try {
        // The first read begins the moment.
        begin.get()
        onStep('copy')
        // Keeps the cipher and the key; the online backup API cannot copy an encrypted file.
        copyInto.run(copy)
        const head = headOf(still)
        chmodSync(copy, 0o600)
        withoutSealKey(copy, key)
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

/** With it, whoever has an old backup and its key could write anew what was sealed since. */
function withoutSealKey(copy: string, key: Buffer): void {
  const sqlite = openToTakeOut(copy, key)
  try {
    forgetKey({ statement: (sql) => sqlite.prepare(sql) })
  } finally {
    sqlite.close()
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
