/**
 * Takes the list of who holds the key of a file no more to every place of backups, and back to a machine that has none: a backup brings the
 * holders of its day, and whoever left since is none of them there either. Nobody here can read whether it is sound; the file says so
 * when a holder opens it.
 */
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { databaseName } from '../files'
import { leaversFileOf } from '../holders/leavers'
import { replaceFile } from '../store/files'
import type { FileNames } from './databases'
import { askPlace } from './reach'

/** At the root of a place: two desks may share it. */
const inPlace = (name: string, desk: string): string => `leavers-${name}-${desk}.json`

const listOf = (folder: string, name: string): string => leaversFileOf(join(folder, databaseName({ name })))

/** Of every file beside the desk's own. Throws the error of the file system. */
export function bringLeaversAlong(
  dataDir: string,
  place: string,
  { desk, files: [, ...apart] }: { readonly desk: string; readonly files: FileNames },
): void {
  for (const name of apart) {
    const list = listOf(dataDir, name)
    if (existsSync(list)) replaceFile(join(place, inPlace(name, desk)), readFileSync(list, 'utf8'))
  }
}

/** Puts the lists that the data folder has none of into the prepared folder, from the first place that has one; their names. */
export async function bringLeaversInto(
  staged: string,
  {
    dataDir,
    places,
    desk,
    files: [, ...apart],
  }: {
    readonly dataDir: string
    readonly places: readonly string[]
    readonly desk: string
    readonly files: FileNames
  },
): Promise<readonly string[]> {
  const brought: string[] = []
  for (const name of apart.filter((one) => !existsSync(listOf(dataDir, one)))) {
    const found = await firstOf(places, inPlace(name, desk))
    if (found === null) continue
    const list = listOf(staged, name)
    replaceFile(list, found)
    brought.push(basename(list))
  }
  return brought
}

async function firstOf(places: readonly string[], name: string): Promise<string | null> {
  for (const place of places) {
    const text = await askPlace(place, () => readFile(join(place, name), 'utf8')).catch(() => null)
    if (text !== null) return text
  }
  return null
}
