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

/**
 * What was asked of which place and has not been answered. A place that hangs keeps the thread it was asked on, in the system, until it
 * answers; there are four of them in all, and every password is tried on one. So no place is asked anything more before it has answered,
 * and two at most are asked at once.
 */
const asked = new Map<string, Promise<void>>()
const mostAsked = 2

/**
 * What a place answers, or `ETIMEDOUT` where it does not in time, or did not when it was asked before and still does not. `ask` is to make
 * one call after another of the file system, never several at once.
 */
export async function askPlace<Value>(place: string, ask: () => Promise<Value>): Promise<Value> {
  let isLate = false
  const answer = async (): Promise<Value> => {
    while (asked.has(place) || asked.size >= mostAsked) {
      await (asked.get(place) ?? Promise.race([...asked.values()]))
      if (isLate) throw noAnswer()
    }
    const answered = ask()
    const over = answered.then(nothing, nothing).finally(() => asked.delete(place))
    asked.set(place, over)
    return answered
  }
  try {
    return await inTime(answer())
  } finally {
    isLate = true
  }
}

/** Whether a place has not answered what it was asked. */
export const isUnanswered = (place: string): boolean => asked.has(place)

const nothing = (): void => undefined

/** As the system says it of a place that is away. */
export const noAnswer = (): Error => Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })

/** For a place that is a part of this desk; any other one is asked by `askPlace`. */
export async function inTime<Value>(answer: Promise<Value>): Promise<Value> {
  let late: NodeJS.Timeout | undefined
  const impatience = new Promise<never>((_resolve, reject) => {
    late = setTimeout(() => reject(noAnswer()), patience)
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
    await askPlace(folder, async () => {
      await stat(folder)
      await tryPlace(folder)
    })
    return 'works'
  } catch (error) {
    return placeStateOf(error) ?? 'away'
  }
}

/** Makes a folder where there is none yet, and tries it. Throws the error of the file system. */
export async function makePlace(folder: string): Promise<void> {
  await askPlace(folder, async () => {
    try {
      await mkdir(folder)
    } catch (error) {
      if (property(error, 'code') !== 'EEXIST') throw error
    }
    await tryPlace(folder)
  })
}

/** Whether two folders lie on one disk; false where one of them does not tell. `own` is this desk's. */
export async function onOneDisk(own: string, place: string): Promise<boolean> {
  try {
    const [here, there] = [await stat(own), await askPlace(place, () => stat(place))]
    return here.dev === there.dev
  } catch {
    return false
  }
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
