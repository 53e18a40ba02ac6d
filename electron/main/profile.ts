/**
 * Chromium's own files: its settings, the page's drafts, and on Windows the system's half of the lent key (`Local State`).
 *
 * They lie outside the data folder, which goes onto sticks and shares, into other hands and back; each data folder has its own, so that
 * its window, its drafts and its single instance are its own as well.
 */
import { createHash } from 'node:crypto'
import { accessSync, constants, cpSync, existsSync, mkdirSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { removeIfPossible } from '#vault/store/remove'
import { renamePatiently } from '#vault/store/rename'

/** Where they lay before: beside the data. The lent key is still named by it. */
export const formerProfile = (dataDir: string): string => path.join(dataDir, 'window')

/** What is made again, and what belongs to a program that runs. */
const leftBehind =
  /^(.*Cache|Crashpad|blob_storage|Singleton(Lock|Cookie|Socket)|lockfile|DevToolsActivePort)$/

/**
 * The folder for a data folder, made where it was not there; what lay beside the data before is carried over once. Where that cannot be done
 * it stays where it is, and null where no folder can be written to.
 *
 * @param appData the user's folder for what programs keep, or null where the system cannot name it
 */
export function profileOf(dataDir: string, appData: string | null): string | null {
  const former = formerProfile(dataDir)
  if (appData === null) return usable(former)
  const wanted = path.join(appData, 'linli-desk', 'windows', digestOf(dataDir))
  try {
    if (existsSync(former) && !existsSync(wanted)) carryOver(former, wanted)
  } catch {
    return usable(former) ?? usable(wanted)
  }
  return usable(wanted) ?? usable(former)
}

/** Whole or not at all: without `Local State` the lent key opens nothing, and everyone would need the recovery key. */
function carryOver(former: string, wanted: string): void {
  const part = `${wanted}.${process.pid}.part`
  try {
    mkdirSync(path.dirname(wanted), { recursive: true, mode: 0o700 })
    cpSync(former, part, {
      recursive: true,
      filter: (file) => file === former || !leftBehind.test(path.basename(file)),
    })
    renamePatiently(part, wanted)
  } finally {
    removeIfPossible(part)
  }
  // It was carried over, and is not looked at again.
  removeIfPossible(former)
}

/** The folder, made where it was not there; null where nothing can be written to it. */
export function usable(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    return folder
  } catch {
    return null
  }
}

/** Of the folder under its true name. */
const digestOf = (dataDir: string): string =>
  createHash('sha256').update(trueName(dataDir)).digest('hex').slice(0, 16)

/** The name of the folder by which it is known however it was given, made where it was not there: Windows takes small letters for large ones. */
export function trueName(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    return realpathSync.native(dataDir)
  } catch {
    // Not there, and not to be made: it says so itself when the desk is opened.
    return dataDir
  }
}
