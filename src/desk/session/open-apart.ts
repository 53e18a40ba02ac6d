/**
 * Opens the files that not everyone can open, for whoever came in by password and whose roles carry their keys; makes such a
 * file when the first of them comes. Nothing here keeps anybody from signing in: what can't be opened says why.
 */
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { damageOf } from '#vault/damage/rules/causes'
import {
  databaseName,
  deskFile,
  filesApart,
  isOfADatabase,
  isThere,
  mayOpen,
  type DatabaseFile,
} from '#vault/files'
import { firstPlaceOf } from '#vault/backup/places-file'
import { recoverySlot, type Keyring } from '#vault/keyring/keyring'
import type { DataKeys } from '#vault/keyring/slot'
import { ageOf } from '#vault/log/ages'
import { recordAudit } from '#vault/log/record'
import { keyLength } from '#vault/store/open'
import type { Store } from '#vault/store/store'
import { discardSet, isSetReady, placeSet, prepareSet, settleSets } from '#vault/store/whole-set'
import type { SignedInStaff } from './contract'
import type { FileState } from './files-apart'
import { rememberKeyring } from './keyring-memory'
import type { Session } from './session'
import { activeStaff } from './staff'

export interface ApartOptions {
  readonly session: Session
  readonly dataDir: string
  /** Opens or makes the file in a folder. */
  readonly openIn: (folder: string, file: DatabaseFile, keys: DataKeys, create: boolean) => Store
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
  { session, dataDir, openIn }: ApartOptions,
  desk: Store,
  { staff, keys, keyring }: Entering,
): ReadonlyMap<string, FileState> {
  const own = { name: deskFile(session.files).name, log: desk }
  const stateOf = (file: DatabaseFile): FileState => {
    if (!mayOpen(file, staff.roles)) return { state: 'closed' }
    const known = keyring.knows(file.key)
    if (!isThere(dataDir, file)) {
      // What has never been was made before this, if only the disk let it.
      return unusable(known || !hasNeverBeen(dataDir, file) ? 'store.missing' : 'store.disk-full')
    }
    if (keys[file.key] === undefined) return known ? { state: 'key-not-given' } : unusable('keyring.missing')
    try {
      const store = openIn(dataDir, file, keys, false)
      return { state: 'open', store, age: ageOf({ name: file.name, log: store }, own) }
    } catch (error) {
      const damage = damageOf(error)
      if (damage === null) throw error
      return { state: 'unusable', damage }
    }
  }
  return new Map(filesApart(session.files).map((file) => [file.name, stateOf(file)] as const))
}

const unusable = (code: 'keyring.missing' | 'store.missing' | 'store.disk-full'): FileState => ({
  state: 'unusable',
  damage: { code, parameters: {} },
})

/**
 * Makes the next file that a role of this member of staff carries and that has never been, as one set with the keyring that
 * holds its key. Returns the keys with the new one; null when nothing is left to be made.
 */
export function makeMissing(options: ApartOptions, desk: Store, entering: Entering): DataKeys | null {
  const { session, dataDir, openIn, onStep } = options
  const { staff, keyring, keys } = entering
  const file = filesApart(session.files).find(
    (each) => mayOpen(each, staff.roles) && !keyring.knows(each.key) && hasNeverBeen(dataDir, each),
  )
  if (file === undefined) return null
  const fresh = randomBytes(keyLength)
  const all = { ...keys, [file.key]: fresh }
  const folder = prepareSet(dataDir, 'new-file')
  try {
    const store = openIn(folder, file, all, true)
    try {
      store.sqlite.transaction(() => {
        recordAudit(store, {
          at: session.clock.now(),
          staffId: staff.id,
          procedure: 'desk.makeFile',
          outcome: 'done',
          subject: `file:${file.name}`,
          change: null,
        })
      })()
    } finally {
      store.close()
    }
    const ids = [recoverySlot, ...holdersOf(desk, file).map((account) => keyring.idOf(account))]
    keyring.withNewKey(join(folder, 'keyring.json'), { name: file.key, key: fresh, ids }, keys)
    placeSet(dataDir, 'new-file', { files: [databaseName(file), 'keyring.json'], keepOldIn: null }, onStep)
  } catch (error) {
    // Once it is marked ready it is finished, now or at the next start.
    if (!isSetReady(dataDir)) {
      discardSet(dataDir, 'new-file')
      throw error
    }
    settleSets(dataDir)
  }
  return all
}

/** Neither the file, nor a rest of it, nor a backup with it. */
function hasNeverBeen(dataDir: string, file: DatabaseFile): boolean {
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

const holdersOf = (desk: Store, file: DatabaseFile): readonly string[] =>
  activeStaff(desk)
    .filter(({ roles }) => mayOpen(file, roles))
    .map(({ account }) => account)

/**
 * Gives the keys that are here to colleagues whose roles carry them and whose slots lack them, and to the recovery key; takes those
 * keys from whose roles do not carry them any more. Each is on record.
 */
export function passKeysOn(session: Session, desk: Store, { staff, keys, keyring }: Entering): void {
  const note = (subject: string, key: string, given: boolean) =>
    recordAudit(desk, {
      at: session.clock.now(),
      staffId: staff.id,
      procedure: given ? 'keyring.give' : 'keyring.take',
      outcome: 'done',
      subject,
      change: { key },
    })
  const wanted = slotsToChange(session, desk, keyring).filter(
    ({ name, holds }) => !holds || keys[name] !== undefined,
  )
  if (wanted.length === 0) return
  desk.sqlite
    .transaction(() => {
      for (const { id, subject, name, holds } of wanted) {
        const key = keys[name]
        if (!holds) keyring.take(id, name, keys)
        else if (key !== undefined) keyring.give(id, { name, key }, keys)
        note(subject, name, holds)
      }
      rememberKeyring(desk, keyring)
    })
    .immediate()
}

/** Slots that lack a key which their owner's roles carry, or hold one which these don't carry any more. */
function slotsToChange(session: Session, desk: Store, keyring: Keyring) {
  return filesApart(session.files).flatMap((file) => {
    const { key: name } = file
    // Before the first of its holders came there is no such key.
    if (!keyring.knows(name)) return []
    return [
      { id: recoverySlot, subject: 'keyring:recovery', holds: true },
      ...activeStaff(desk).map(({ id, account, roles }) => ({
        id: keyring.idOf(account),
        subject: `staff:${id}`,
        holds: mayOpen(file, roles),
      })),
    ]
      .filter(({ id, holds }) => keyring.trusts(id) && keyring.holds(id, name) !== holds)
      .map((slot) => ({ ...slot, name }))
  })
}
