/** Where backups go, in a small file beside the database: it can be read before anyone has signed in. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { instant } from '#ground/contract/fields'
import { replaceFile } from '../store/files'
import { folderPath } from './contract'

export const placesFileName = 'backup-places.json'

const placesFile = z.strictObject({
  version: z.literal(1),
  second: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('unset') }),
    z.strictObject({ state: z.literal('declined') }),
    z.strictObject({ state: z.literal('chosen'), folder: folderPath }),
  ]),
  /** When the second place last worked, or since when one is asked for; UTC milliseconds. */
  secondSince: instant,
})
export type Places = Readonly<z.infer<typeof placesFile>>

/** The folder of the first place; made with the first backup. */
export const firstPlaceOf = (dataDir: string): string => join(dataDir, 'backups')

/** What the program makes in the folder that a manager chooses. */
export const folderInPlace = 'linli-desk-backups'

/** Every folder in which backups of this desk lie, the first place first. */
export function placesOf(dataDir: string): readonly string[] {
  const { second } = readPlaces(dataDir, 0)
  return [firstPlaceOf(dataDir), ...(second.state === 'chosen' ? [join(second.folder, folderInPlace)] : [])]
}

export const hasPlaces = (dataDir: string): boolean => existsSync(join(dataDir, placesFileName))

/** A file that can't be read names no place: the second one is asked for again, from now on. */
export function readPlaces(dataDir: string, now: number): Places {
  const file = join(dataDir, placesFileName)
  const none: Places = { version: 1, second: { state: 'unset' }, secondSince: now }
  if (!existsSync(file)) return none
  try {
    return placesFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return none
  }
}

export function writePlaces(dataDir: string, places: Places): void {
  replaceFile(join(dataDir, placesFileName), JSON.stringify(placesFile.parse(places), null, 2))
}
