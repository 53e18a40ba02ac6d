/**
 * Replaces files of a data folder that only mean something together (a database and its keyring): all of them or none.
 *
 * The new files are prepared in a folder of their own. A marker, written when all of them are on the disk, decides: a
 * set without it is discarded at the next start, a set with it is moved into place, now or at the next start, however
 * often that is cut short. Nothing may have the files open meanwhile.
 */
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import { isHeldForAMoment } from '#ground/patience'
import { companionsOf } from '../files'
import { replaceFile, syncFile, syncFolder } from './files'
import { removeIfPossible, removePatiently } from './remove'
import { renamePatiently } from './rename'

/** What files are replaced for; each has a folder of its own to be prepared in. */
export const purposes = ['set-up', 'restore', 'key-rotation', 'new-file'] as const
export type Purpose = (typeof purposes)[number]

const marker = z.strictObject({
  /** Names of the files, in the order in which they are moved. */
  files: z.array(z.string().regex(/^[\w.-]+$/)).min(1),
  /** Files that have no successor and are put aside with those that have; only with a folder that keeps them. */
  aside: z.array(z.string().regex(/^[\w.-]+$/)).optional(),
  /** Folder within the data folder that keeps the files replaced; null to remove them. */
  keepOldIn: z
    .string()
    .regex(/^[\w.-]+$/)
    .nullable(),
})
export type WholeSet = z.infer<typeof marker>

const markerFile = 'ready.json'
const folderOf = (dataDir: string, purpose: Purpose): string => join(dataDir, `${purpose}.unfinished`)

/** SQLite's companions of a database: they belong to the file they were written for and to no other. */
const withCompanions = (name: string): readonly string[] =>
  name.endsWith('.db') ? [...companionsOf(name), name] : [name]

/**
 * An empty folder to prepare the files in. Throws `unavailable` `store.held` while a set waits to be moved: what it would put in place
 * later is older than what is prepared now, and half of it may be here already.
 */
export function prepareSet(dataDir: string, purpose: Purpose): string {
  if (purposes.some((one) => waitsToBeMoved(folderOf(dataDir, one)))) {
    throw new DeskError('unavailable', 'store.held')
  }
  const folder = folderOf(dataDir, purpose)
  unlessHeld(() => {
    removePatiently(folder)
  })
  mkdirSync(folder)
  return folder
}

/** Gives up what was prepared; what of it is held now goes with the next start. */
export function discardSet(dataDir: string, purpose: Purpose): void {
  removeIfPossible(folderOf(dataDir, purpose))
}

/**
 * Moves what was prepared into place. Throws, with nothing changed, when one of the files was not prepared, and
 * `unavailable` `store.set-not-whole` when a part of a database is still in the log beside it. `store.held` while something
 * holds one of the files: then `isSetReady` tells that it is to be finished before any of them is opened.
 * `onStep` is told before every step; a test that throws in it sees what a crash there would leave.
 */
export function placeSet(
  dataDir: string,
  purpose: Purpose,
  set: WholeSet,
  onStep: (step: string) => void = () => undefined,
): void {
  const folder = folderOf(dataDir, purpose)
  for (const name of set.files) {
    onStep(`sync ${name}`)
    syncFile(join(folder, name))
    refuseIfInLog(folder, name, set.files)
  }
  onStep('mark ready')
  replaceFile(join(folder, markerFile), JSON.stringify(marker.parse(set)))
  finish(dataDir, folder, set, onStep)
}

/**
 * Finishes or discards what an earlier run left; call it before anything in the folder is opened. Returns what was
 * finished. Throws `unavailable` `store.set-damaged`, with nothing changed, when the marker of a set can't be read, and
 * `store.held` while something holds one of the files.
 */
export function settleSets(
  dataDir: string,
  onStep: (step: string) => void = () => undefined,
): readonly Purpose[] {
  return purposes.filter((purpose) => {
    const folder = folderOf(dataDir, purpose)
    if (!existsSync(folder)) return false
    const set = readMarker(join(folder, markerFile))
    if (set === null) discardSet(dataDir, purpose)
    else finish(dataDir, folder, set, onStep)
    return set !== null
  })
}

/**
 * True when a set waits to be moved into place: until then some files may be the old ones and some the new. Nothing of them is to be
 * opened before that: whatever was written to an old one would be gone when the new one takes its place.
 */
export function isSetReady(dataDir: string): boolean {
  return purposes.some((purpose) => {
    const folder = folderOf(dataDir, purpose)
    return isMarkerDamaged(folder) || waitsToBeMoved(folder)
  })
}

/** A set of which all is in place, and only its folder could not be removed, is over. */
function waitsToBeMoved(folder: string): boolean {
  if (isMarkerDamaged(folder)) return false
  return readMarker(join(folder, markerFile))?.files.some((name) => existsSync(join(folder, name))) ?? false
}

function isMarkerDamaged(folder: string): boolean {
  try {
    readMarker(join(folder, markerFile))
    return false
  } catch {
    return true
  }
}

/** What stands against moving a file that this program alone may write is whoever looks into it just now. */
function unlessHeld(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!isHeldForAMoment(error, process.platform)) throw error
    throw new DeskError('unavailable', 'store.held')
  }
}

/**
 * SQLite empties the log into the database when it is closed, and leaves it, without a word, where that fails: on a disk
 * that is nearly full. Only the database is moved, and the end of its log would go with the folder.
 */
function refuseIfInLog(folder: string, database: string, moved: readonly string[]): void {
  const log = `${database}-wal`
  // The pages of a file that nobody could open come with the log they had.
  if (moved.includes(log)) return
  const size = statSync(join(folder, log), { throwIfNoEntry: false })?.size ?? 0
  if (size > 0) throw new DeskError('unavailable', 'store.set-not-whole')
}

/** Each step leaves a state from which the same steps go on: a file still in the folder has not been moved yet. */
function finish(dataDir: string, folder: string, set: WholeSet, onStep: (step: string) => void): void {
  const kept = set.keepOldIn === null ? null : join(dataDir, set.keepOldIn)
  unlessHeld(() => {
    // Once all are in place there is nothing to put aside: what has one of these names by now came later.
    if (waitsToBeMoved(folder)) move({ dataDir, folder, kept }, set, onStep)
  })
  onStep('sync folder')
  if (kept !== null && existsSync(kept)) syncFolder(kept)
  syncFolder(dataDir)
  onStep('clear')
  // Everything is in place: what cannot be cleared away now is cleared away by the next start.
  removeIfPossible(join(folder, markerFile))
  if (!existsSync(join(folder, markerFile))) removeIfPossible(folder)
  syncFolder(dataDir)
}

interface Folders {
  readonly dataDir: string
  readonly folder: string
  readonly kept: string | null
}

function move({ dataDir, folder, kept }: Folders, set: WholeSet, onStep: (step: string) => void): void {
  if (kept !== null) {
    mkdirSync(kept, { recursive: true })
    for (const name of (set.aside ?? []).flatMap(withCompanions)) {
      if (!existsSync(join(dataDir, name))) continue
      onStep(`set aside ${name}`)
      renamePatiently(join(dataDir, name), join(kept, name))
    }
  }
  for (const name of set.files) {
    const prepared = join(folder, name)
    if (!existsSync(prepared)) continue
    for (const old of withCompanions(name)) {
      const there = join(dataDir, old)
      if (!existsSync(there)) continue
      onStep(`set aside ${old}`)
      if (kept === null) removePatiently(there)
      else renamePatiently(there, join(kept, old))
    }
    onStep(`move ${name}`)
    renamePatiently(prepared, join(dataDir, name))
  }
}

/** The marker is written in one step: one that can't be read was damaged since, and what it stood for may be half moved. */
function readMarker(file: string): WholeSet | null {
  if (!existsSync(file)) return null
  try {
    return marker.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new DeskError('unavailable', 'store.set-damaged')
  }
}
