/** Whether a place can be used, found out without waiting for it for long; and what is said when it can't. */
import { randomBytes } from 'node:crypto'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import { property } from '#ground/property'
import type { PlaceState } from './contract'

type Unusable = Exclude<PlaceState, 'works'>

/** So long a place may take to answer before it counts as away, in milliseconds. */
const patience = 8_000

/** A place that does not answer in time is away. */
export async function inTime<Value>(answer: Promise<Value>): Promise<Value> {
  let late: NodeJS.Timeout | undefined
  const impatience = new Promise<never>((_resolve, reject) => {
    late = setTimeout(() => reject(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })), patience)
  })
  try {
    return await Promise.race([answer, impatience])
  } finally {
    clearTimeout(late)
  }
}

/** How a place stands now. A folder that is not there is away: it is never made anew where a stick should be. */
export async function stateOf(folder: string): Promise<PlaceState> {
  try {
    await inTime(stat(folder))
    await inTime(tryPlace(folder))
    return 'works'
  } catch (error) {
    return placeStateOf(error) ?? 'away'
  }
}

/** Makes a folder where there is none yet, and tries it. Throws the error of the file system. */
export async function makePlace(folder: string): Promise<void> {
  try {
    await inTime(mkdir(folder))
  } catch (error) {
    if (property(error, 'code') !== 'EEXIST') throw error
  }
  await inTime(tryPlace(folder))
}

export function refusalOfPlace(state: Unusable): DeskError {
  switch (state) {
    case 'away':
      return new DeskError('unavailable', 'backups.place-away')
    case 'full':
      return new DeskError('unavailable', 'backups.place-full')
    case 'read-only':
      return new DeskError('unavailable', 'backups.place-read-only')
  }
}

/** Puts a file into the folder and takes it away again. Throws the error of the file system. */
async function tryPlace(place: string): Promise<void> {
  const probe = join(place, `.linli-desk-${randomBytes(4).toString('hex')}`)
  try {
    await writeFile(probe, 'x', { flag: 'wx' })
  } finally {
    await rm(probe, { force: true })
  }
}

/** How a place stands, by the error of trying to use it; undefined where it says nothing about the place. */
export function placeStateOf(error: unknown): Unusable | undefined {
  const code = property(error, 'code')
  return typeof code === 'string' ? stateByCode.get(code) : undefined
}

const stateByCode: ReadonlyMap<string, Unusable> = new Map([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EFBIG', 'full'],
  ['SQLITE_FULL', 'full'],
  ['EROFS', 'read-only'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['ENOENT', 'away'],
  ['ENOTDIR', 'away'],
  ['ENODEV', 'away'],
  ['ENXIO', 'away'],
  ['EIO', 'away'],
  ['ESTALE', 'away'],
  ['EHOSTDOWN', 'away'],
  ['EHOSTUNREACH', 'away'],
  ['ENETUNREACH', 'away'],
  ['ETIMEDOUT', 'away'],
])
