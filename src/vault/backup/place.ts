/** A folder with backups: what is in it, what is cleared away, and why nothing can be put there. */
import { mkdirSync, readdirSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dayLength } from '#ground/clock'
import { manifestFile, parseManifest, readManifest, sealed } from './manifest-file'
import { inOrder, type Manifest } from './contract'
import type { FileNames } from './databases'
import { copyProved } from './prove'
import { syncFolderIfPossible } from './files'
import { instantOfName, isBackupName, isUnfinishedName, unfinishedName } from './rules/names'
import { allowanceFor, keptBackups } from './rules/retention'
import { replaceFile } from '../store/files'
import { unwatched, type OnStep } from './steps'
import { removePatiently } from '../store/remove'
import { placePatiently, renamePatiently } from '../store/rename'

export interface BackupInPlace {
  readonly name: string
  /** UTC milliseconds. */
  readonly at: number
  readonly manifest: Manifest | null
}

/** The backups in a place, the newest first. Waits for the medium, not for the desk. Throws the error of the file system. */
export async function backupsIn(place: string): Promise<readonly BackupInPlace[]> {
  const names = (await readdir(place)).filter(isBackupName)
  const found: BackupInPlace[] = []
  // One after the other: a medium that ceases to answer keeps one thread waiting and not every one there is.
  for (const name of names) {
    const text = await readFile(join(place, name, manifestFile), 'utf8').catch(() => '')
    const manifest = parseManifest(text)
    found.push({ name, at: manifest?.at ?? instantOfName(name) ?? 0, manifest })
  }
  return inOrder(found)
}

export interface CarryOrder {
  readonly from: string
  readonly to: string
  readonly name: string
  readonly files: FileNames
}

/** Copies a proved backup from one place into another, where it has its name when it is whole. */
export function carryBackup({ from, to, name, files }: CarryOrder, onStep: OnStep = unwatched): Manifest {
  const unfinished = join(to, unfinishedName(name))
  removePatiently(unfinished)
  mkdirSync(unfinished, { mode: 0o700 })
  const manifest = copyProved({ backup: join(from, name), into: unfinished, files }, null, onStep)
  onStep('manifest')
  replaceFile(join(unfinished, manifestFile), sealed(manifest))
  onStep('place')
  placePatiently(unfinished, join(to, name))
  syncFolderIfPossible(to)
  return manifest
}

/** Hears why something in a place stays there for now. */
export type OnLeft = (error: unknown) => void

/**
 * Removes what was cut short in a place: half made, or half taken away. In a place that another desk may be using at `now`, in
 * UTC milliseconds, only what was begun more than a day from it: before, or after by a clock that was wrong. What cannot be
 * removed stays. Throws the error of the file system where the place cannot be looked into.
 */
export function sweepPlace(place: string, now: number | null = null, onLeft: OnLeft = ignored): void {
  for (const name of readdirSync(place)) {
    const begun = instantOfName(name.slice(0, name.indexOf('.'))) ?? 0
    if (isUnfinishedName(name) && (now === null || Math.abs(now - begun) > dayLength))
      orLeft(onLeft, () => removePatiently(join(place, name)))
  }
}

export interface PruneOrder {
  readonly place: string
  readonly desk: string
  /** UTC milliseconds. */
  readonly now: number
  /** The backup for which room is made: it stays. */
  readonly justMade: string
}

/**
 * Takes away what the rule no longer keeps, of this desk alone: another one may use the same place. A backup that cannot be
 * read or taken away stays: the one for which room is made is proved already, and nothing of an older one takes that back.
 */
export function prunePlace(
  { place, desk, now, justMade }: PruneOrder,
  onStep: OnStep = unwatched,
  onLeft: OnLeft = ignored,
): void {
  const names = orLeft(onLeft, () => readdirSync(place)) ?? []
  const own = names.filter(isBackupName).flatMap((name) => {
    const manifest = orLeft(onLeft, () => readManifest(join(place, name)))
    return manifest?.desk === desk ? [{ name, at: manifest.at, manifest }] : []
  })
  const made = own.find(({ name }) => name === justMade)
  const keeps = keptBackups(own, now, allowanceFor(made === undefined ? 0 : sizeOf(made.manifest)), justMade)
  for (const { name } of own) {
    if (keeps.has(name)) continue
    onStep('prune')
    orLeft(onLeft, () => {
      // First it stops being a backup; then it may go file by file.
      renamePatiently(join(place, name), join(place, unfinishedName(name)))
      removePatiently(join(place, unfinishedName(name)))
    })
  }
}

/** Bytes of all its files. */
const sizeOf = ({ files }: Manifest): number => files.reduce((sum, { size }) => sum + size, 0)

const ignored: OnLeft = () => undefined

/** Null where it could not be done, which is told. */
function orLeft<Value>(onLeft: OnLeft, work: () => Value): Value | null {
  try {
    return work()
  } catch (error) {
    onLeft(error)
    return null
  }
}
