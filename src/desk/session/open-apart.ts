/**
 * Opens the files that not everyone can open, for whoever came in by password and holds their keys. Nothing here keeps anybody from
 * signing in: what can't be opened says why. Such a file comes into being by a deed of its first holder, see `desk/holders`.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { damageOf } from '#vault/damage/rules/causes'
import {
  deskFile,
  filesApart,
  isOfADatabase,
  isThere,
  mayOpen,
  ofFile,
  type DatabaseFile,
} from '#vault/files'
import { firstPlaceOf } from '#vault/backup/places-file'
import type { Keyring } from '#vault/keyring/keyring'
import { requireKey, type DataKeys } from '#vault/keyring/slot'
import { ageOf } from '#vault/log/ages'
import { restoresOf } from '#vault/log/restores'
import { endedSegments, goOnUnderKeyOfNow } from '#vault/log/segments'
import type { Store } from '#vault/store/store'
import { checkHolders } from '../holders/check'
import type { SignedInStaff } from './contract'
import type { FileState } from './files-apart'
import type { Session } from './session'

export interface ApartOptions {
  readonly session: Session
  readonly dataDir: string
  /** Opens or makes the file in a folder. */
  readonly openIn: (folder: string, file: DatabaseFile, keys: DataKeys, create: boolean) => Store
  /** Hears later that a file which was opened is not the one that was closed: to tell takes its time where it is large. */
  readonly onExchanged: (file: DatabaseFile, store: Store) => void
  /** Told before every step that changes the folder; a test looks there at what a crash would leave. */
  readonly onStep?: ((step: string) => void) | undefined
}

export interface Entering {
  readonly staff: SignedInStaff
  readonly keys: DataKeys
  readonly keyring: Keyring
}

/** How each of them stands for this member of staff, opened where it can be. */
export function openApart(
  { session, dataDir, openIn, onExchanged }: ApartOptions,
  desk: Store,
  { staff, keys, keyring }: Entering,
): ReadonlyMap<string, FileState> {
  const own = { name: deskFile(session.files).name, log: desk }
  const now = session.clock.now()
  const restores = restoresOf(desk)
  const opened = (file: DatabaseFile, store: Store): FileState => {
    const health = session.apart.healthOf(file.name)
    const mayWrite = health.finding?.code !== 'store.damaged'
    const closing = session.apart.closingOf(file.name).opened(store, { restores, mayWrite })
    if (store.access === 'full') session.attempt(() => goOn(file, store), health)
    const isHolder = checkHolders({ file, store, desk, staff, keys, keyring, now }, (work) => {
      session.attempt(work, health)
    })
    if (!isHolder) {
      store.close()
      return { state: 'key-not-given' }
    }
    const age = ageOf({ name: file.name, log: store }, own)
    if (closing instanceof Promise)
      void closing.then((found) => {
        if (found === 'exchanged' && age === 'even') onExchanged(file, store)
      })
    return { state: 'open', store, age: age === 'even' && closing === 'exchanged' ? closing : age }
  }
  /** Keys were changed by somebody who could not open this file: its chain goes on under the audit key of now. */
  const goOn = (file: DatabaseFile, store: Store) => {
    const before = endedSegments(desk).map(({ key }) => ofFile(session.files, file, key))
    goOnUnderKeyOfNow(store, before, { at: now, staffId: staff.id, subject: `file:${file.name}` })
    for (const key of before) key.fill(0)
  }
  const stateOf = (file: DatabaseFile): FileState => {
    if (!mayOpen(file, staff.roles)) return { state: 'closed' }
    const known = keyring.knows(file.key)
    if (!isThere(dataDir, file)) {
      return known || !hasNeverBeen(dataDir, file) ? missing : { state: 'not-set-up' }
    }
    if (keys[file.key] === undefined) return { state: 'key-not-given' }
    const closing = session.apart.closingOf(file.name)
    let store: Store | null = null
    try {
      closing.begin(requireKey(keys, file.key))
      store = openIn(dataDir, file, keys, false)
      const state = opened(file, store)
      if (state.state !== 'open') closing.closed()
      return state
    } catch (error) {
      store?.close()
      closing.closed()
      const damage = damageOf(error)
      if (damage === null) throw error
      return { state: 'unusable', damage }
    }
  }
  return new Map(filesApart(session.files).map((file) => [file.name, stateOf(file)] as const))
}

const missing: FileState = { state: 'unusable', damage: { code: 'store.missing', parameters: {} } }

/** Neither the file, nor a rest of it, nor a backup with it. */
export function hasNeverBeen(dataDir: string, file: DatabaseFile): boolean {
  const only = [file] as const
  if (namesIn(dataDir).some((name) => isOfADatabase(only, name))) return false
  const place = firstPlaceOf(dataDir)
  return !namesIn(place).some((backup) => isThere(join(place, backup), file))
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
