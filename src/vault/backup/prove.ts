/** Proves a backup again: every file as its manifest says, opened with its key, sound, with the rows it had. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import { openAtRest } from '../store/open'
import { contentsOf, firstDifference, requireSound } from './contents'
import type { Manifest } from './contract'
import { copyDurably, describeFile, syncFolderIfPossible } from './files'
import { readManifest } from './manifest-file'
import { treatmentOf } from './rules/folder'
import { unwatched, type OnStep } from './steps'

/**
 * Throws `backups.manifest-…`, `backups.file-missing`, `backups.file-changed`, `backups.other-key`,
 * `backups.database-damaged`, `backups.references-broken` or `backups.counts-differ`.
 */
export function proveBackup(backup: string, key: Buffer, onStep: OnStep = unwatched): Manifest {
  onStep('begin')
  const manifest = completeManifest(backup)
  onStep('hash')
  requireFiles(backup, manifest)
  proveDatabase(backup, manifest, key, onStep)
  return manifest
}

/**
 * Copies a backup's files into an empty folder and proves the copies; with a key also the database.
 * Throws as `proveBackup` does.
 */
export function copyProved(
  backup: string,
  into: string,
  key: Buffer | null,
  onStep: OnStep = unwatched,
): Manifest {
  onStep('begin')
  const manifest = completeManifest(backup)
  for (const { name } of manifest.files) {
    requireThere(backup, name)
    onStep('copy')
    copyDurably(join(backup, name), join(into, name))
  }
  onStep('hash')
  requireFiles(into, manifest)
  if (key !== null) proveDatabase(into, manifest, key, onStep)
  onStep('sync')
  syncFolderIfPossible(into)
  return manifest
}

/** A manifest that names what a backup has to have, and nothing that a data folder does not. */
function completeManifest(backup: string): Manifest {
  const manifest = readManifest(backup)
  const named = new Set(manifest.files.map(({ name }) => name))
  const missing = ['desk.db', 'keyring.json'].find((name) => !named.has(name))
  if (missing !== undefined) throw new DeskError('unavailable', 'backups.file-missing', { file: missing })
  const foreign = [...named].some((name) => !['copied', 'copied-by-sqlite'].includes(treatmentOf(name) ?? ''))
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
function proveDatabase(folder: string, manifest: Manifest, key: Buffer, onStep: OnStep): void {
  onStep('open')
  const sqlite = openWith(join(folder, 'desk.db'), key)
  try {
    requireSound(sqlite, onStep)
    onStep('count')
    const difference = firstDifference(contentsOf(sqlite), manifest)
    if (difference !== null) throw new DeskError('unavailable', 'backups.counts-differ', { difference })
  } finally {
    sqlite.close()
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
