/** What a data folder holds before anyone has signed in. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '../contract/errors'
import { settleSets } from '../store/whole-set'
import type { SessionPosition } from './session'

/** Files that say that a desk is here; next to any of them nothing is ever created anew. */
const deskFiles = ['desk.db', 'keyring.json', 'mediation.db', 'backups']

/** Finishes or discards what an earlier run left unfinished, then says what is there. */
export function folderPosition(dataDir: string): Exclude<SessionPosition, { state: 'open' | 'locked' }> {
  try {
    settleSets(dataDir)
  } catch (error) {
    if (error instanceof DeskError) return { state: 'unusable', code: error.code }
    throw error
  }
  const present = deskFiles.filter((name) => existsSync(join(dataDir, name)))
  if (present.length === 0) return { state: 'new' }
  if (!present.includes('keyring.json')) return { state: 'unusable', code: 'keyring.missing' }
  if (!present.includes('desk.db')) return { state: 'unusable', code: 'store.missing' }
  return { state: 'signed-out' }
}
