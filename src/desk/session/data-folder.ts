/** What a data folder holds before anyone has signed in, and how a new desk comes into it: whole or not at all. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { SessionPosition } from './session'

/** Files that say that a desk is here; next to any of them nothing is ever created anew. */
const deskFiles = ['desk.db', 'keyring.json', 'mediation.db', 'backups']

/** A set-up is prepared here and moved into place when it is whole. */
const unfinishedSetUp = 'set-up.unfinished'

/** Finishes or discards a set-up that was cut short, then says what is there. */
export function folderPosition(dataDir: string): Exclude<SessionPosition, { state: 'open' | 'locked' }> {
  const unfinished = join(dataDir, unfinishedSetUp)
  if (existsSync(unfinished)) {
    // The database is moved first: once it is in its place, only the keyring is left to follow.
    const databaseMoved =
      !existsSync(join(unfinished, 'desk.db')) && existsSync(join(unfinished, 'keyring.json'))
    if (databaseMoved) finishSetUp(dataDir)
    else rmSync(unfinished, { recursive: true })
  }
  const present = deskFiles.filter((name) => existsSync(join(dataDir, name)))
  if (present.length === 0) return { state: 'new' }
  if (!present.includes('keyring.json')) return { state: 'unusable', code: 'keyring.missing' }
  if (!present.includes('desk.db')) return { state: 'unusable', code: 'store.missing' }
  return { state: 'signed-out' }
}

/** The folder in which a new desk is prepared. */
export function beginSetUp(dataDir: string): string {
  const unfinished = join(dataDir, unfinishedSetUp)
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished)
  return unfinished
}

/** Moves what was prepared into its place. */
export function finishSetUp(dataDir: string): void {
  const unfinished = join(dataDir, unfinishedSetUp)
  for (const name of ['desk.db', 'keyring.json']) {
    const prepared = join(unfinished, name)
    if (existsSync(prepared)) renameSync(prepared, join(dataDir, name))
  }
  rmSync(unfinished, { recursive: true })
}
