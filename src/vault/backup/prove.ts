/** Proves a backup again: every file as its manifest says, opened with its key, sound, with the rows it had. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import { openAtRest } from '../store/open'
import { contentsOf, firstDifference, requireSound } from './contents'
import { databaseName } from '../files'
import { requireKey } from '../keyring/slot'
import { replaceFile } from '../store/files'
import type { FileApart, Manifest } from './contract'
import { databasesOf, logOf, openCopiedPages, type FileKeys, type FileNames } from './databases'
import { copyDurably, describeFile, syncFolderIfPossible } from './files'
import { manifestFile, readManifest, sealed } from './manifest-file'
import { treatmentOf } from './rules/folder'
import { openNote, sealNote } from './sealed-note'
import { unwatched, type OnStep } from './steps'

/**
 * Throws `backups.manifest-…`, `backups.file-missing`, `backups.file-changed`, `backups.other-key`,
 * `backups.database-damaged`, `backups.references-broken` or `backups.counts-differ`.
 */
export function proveBackup(
  backup: string,
  files: FileNames,
  keys: FileKeys,
  onStep: OnStep = unwatched,
): Manifest {
  onStep('begin')
  const manifest = completeManifest(backup, files)
  onStep('hash')
  requireFiles(backup, manifest)
  proveDatabase(backup, { manifest, files, keys }, onStep)
  return proveApart(backup, manifest, keys, onStep)
}

/**
 * Proves the files of a backup that had only been copied and whose keys are here, and has its manifest say so, in one step.
 * Throws `backups.manifest-…`, `backups.file-missing` or `backups.file-changed`.
 */
export function proveCopied(
  backup: string,
  files: FileNames,
  keys: FileKeys,
  onStep: OnStep = unwatched,
): Manifest {
  onStep('begin')
  const manifest = completeManifest(backup, files)
  onStep('hash')
  requireFiles(backup, manifest)
  const proved = proveApart(backup, manifest, keys, onStep)
  if (proved === manifest) return manifest
  onStep('manifest')
  replaceFile(join(backup, manifestFile), sealed(proved))
  return proved
}

/**
 * Copies a backup's files into an empty folder and proves the copies; with a key also the database.
 * Throws as `proveBackup` does.
 */
export function copyProved(
  { backup, into, files }: { readonly backup: string; readonly into: string; readonly files: FileNames },
  keys: FileKeys | null,
  onStep: OnStep = unwatched,
): Manifest {
  onStep('begin')
  const manifest = completeManifest(backup, files)
  for (const { name } of manifest.files) {
    requireThere(backup, name)
    onStep('copy')
    copyDurably(join(backup, name), join(into, name))
  }
  onStep('hash')
  requireFiles(into, manifest)
  if (keys !== null) proveDatabase(into, { manifest, files, keys }, onStep)
  const proved = keys === null ? manifest : proveApart(into, manifest, keys, onStep)
  onStep('sync')
  syncFolderIfPossible(into)
  return proved
}

/** A manifest that names what a backup has to have, and nothing that a data folder does not. */
function completeManifest(backup: string, files: FileNames): Manifest {
  const manifest = readManifest(backup)
  const named = new Set(manifest.files.map(({ name }) => name))
  const databases = databasesOf([files[0], ...(manifest.apart ?? []).map(({ name }) => name)])
  const missing = [...databases, 'keyring.json'].find((name) => !named.has(name))
  if (missing !== undefined) throw new DeskError('unavailable', 'backups.file-missing', { file: missing })
  const logs = databases.slice(1).map(logOf)
  const foreign = [...named].some(
    (name) =>
      !logs.includes(name) && !['copied', 'copied-by-sqlite'].includes(treatmentOf(name, databases) ?? ''),
  )
  if (foreign || named.size !== manifest.files.length)
    throw new DeskError('unavailable', 'backups.manifest-damaged')
  return manifest
}

function requireFiles(folder: string, manifest: Manifest): void {
  for (const said of manifest.files) {
    requireThere(folder, said.name)
    const found = describeFile(folder, said.name)
    if (found.size !== said.size || found.sha256 !== said.sha256)
      throw new DeskError('unavailable', 'backups.file-changed', { file: said.name })
  }
}

function requireThere(folder: string, file: string): void {
  if (statSync(join(folder, file), { throwIfNoEntry: false })?.isFile() !== true)
    throw new DeskError('unavailable', 'backups.file-missing', { file })
}

/** The bytes are those that were written, so a key that does not open them is another one. */
function proveDatabase(
  folder: string,
  {
    manifest,
    files: [desk],
    keys,
  }: { readonly manifest: Manifest; readonly files: FileNames; readonly keys: FileKeys },
  onStep: OnStep,
): void {
  onStep('open')
  const sqlite = openWith(join(folder, databaseName({ name: desk })), requireKey(keys, desk))
  try {
    requireSound(sqlite, onStep)
    onStep('count')
    const difference = firstDifference(contentsOf(sqlite), manifest)
    if (difference !== null) throw new DeskError('unavailable', 'backups.counts-differ', { difference })
  } finally {
    sqlite.close()
  }
}

/** The same manifest where no key is here for what was only copied. Throws for what was proved once and is not as it was. */
function proveApart(folder: string, manifest: Manifest, keys: FileKeys, onStep: OnStep): Manifest {
  const { apart } = manifest
  if (apart === undefined) return manifest
  const proved = apart.map((said) => {
    const key = keys[said.name]
    return key === undefined ? said : proveOneApart(folder, said, key, onStep)
  })
  return proved.every((said, at) => said === apart[at]) ? manifest : { ...manifest, apart: proved }
}

function proveOneApart(folder: string, said: FileApart, key: Buffer, onStep: OnStep): FileApart {
  const { name } = said
  onStep('open')
  try {
    const found = openCopiedPages(folder, databaseName({ name }), key, (sqlite) => {
      requireSound(sqlite, onStep)
      onStep('count')
      return contentsOf(sqlite)
    })
    if (said.state !== 'proved') {
      const { schema, tables, auditHead } = found
      return { name, state: 'proved', note: sealNote(name, { schema, tables, auditHead }, key) }
    }
    const noted = openNote(name, said.note, key)
    const difference = noted === null ? 'note' : firstDifference(found, { ...noted, desk: found.desk })
    if (difference !== null) throw new DeskError('unavailable', 'backups.counts-differ', { difference })
    return said
  } catch (error) {
    if (!(error instanceof DeskError) || said.state === 'proved') throw error
    return { name, state: 'failed', code: error.code }
  }
}

function openWith(file: string, key: Buffer) {
  try {
    return openAtRest(file, key)
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    throw new DeskError('unavailable', 'backups.other-key')
  }
}
