/**
 * Opens the store for whoever signs in, as far as the folder and the disk allow, and lets the work go on by itself when a
 * full disk has room again or a write protection is gone.
 */
import { join } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import type { DataKeys } from '#vault/keyring/slot'
import { readMigrations } from '#vault/store/migrate'
import { openStore, type Store } from '#vault/store/store'
import { forgetOldAnswers } from './answered-requests'
import type { DataFolder } from './data-folder'
import type { Session } from './session'

export interface StoreOpenerOptions {
  readonly session: Session
  readonly folder: DataFolder
  readonly resourcesDir: string
  readonly version: string
  /** Puts right what a crash left half done, in a store that was just opened. */
  readonly mend: (store: Store, now: number) => void
  /** A store was opened; `key` is the key of its file. */
  readonly onOpened: (store: Store, key: Buffer) => void
}

export interface StoreOpener {
  /** A new store in a folder that is being prepared. */
  create(folder: string, keys: DataKeys): Store
  /** The store of the data folder, mended. Throws what `openStore` throws. */
  open(keys: DataKeys): Store
  /** Tries whether what kept writes from going through is over, and if so lets them. */
  goOnIfPossible(): void
}

export function storeOpener(options: StoreOpenerOptions): StoreOpener {
  const { session, folder, resourcesDir, version, mend, onOpened } = options
  const { health, clock } = session

  const openIn = (path: string, keys: DataKeys, create: boolean): Store =>
    openStore({
      file: join(path, 'desk.db'),
      key: keyNamed(keys, 'desk'),
      auditKey: keyNamed(keys, 'audit'),
      create,
      mayWrite: folder.held(),
      migrations: readMigrations(join(resourcesDir, 'migrations', 'desk')),
      version,
      now: clock.now(),
    })

  /** What can't be put right on a full or read-only disk waits: it is not seen until then. */
  const tidy = (store: Store) =>
    session.attempt(() => {
      mend(store, clock.now())
      forgetOldAnswers(store, clock.now())
    })

  const noteStateOf = (store: Store) => {
    if (store.log.lost) health.found({ code: 'store.log-damaged', parameters: {} })
    if (store.access === 'full') health.isOver()
    else health.inTrouble(store.access === 'alone' ? 'store.disk-full' : 'store.read-only')
  }

  /** The old connection goes first: what it holds of the file, or lacks of it, the new one would share. */
  const reopen = (before: Store, keys: DataKeys) => {
    if (!folder.held()) folder.look()
    if (!folder.held()) return
    before.close()
    try {
      const anew = openIn(folder.path, keys, false)
      session.reopened(anew)
      noteStateOf(anew)
    } catch (error) {
      health.noticed(error)
      session.leave()
    }
  }

  return {
    create: (path, keys) => openIn(path, keys, true),

    open(keys) {
      const store = openIn(folder.path, keys, false)
      noteStateOf(store)
      try {
        if (store.access === 'full') tidy(store)
        onOpened(store, keyNamed(keys, 'desk'))
        return store
      } catch (error) {
        store.close()
        throw error
      }
    },

    goOnIfPossible() {
      const { position } = session
      if (position.state !== 'open' || !health.mayBeOver()) return
      try {
        if (position.store.access === 'full') {
          tryWriting(position.store)
          health.isOver()
        } else {
          reopen(position.store, position.keys)
        }
        const after = session.position
        if (after.state !== 'open' || after.store.access !== 'full') return
        session.recordHeld()
        tidy(after.store)
      } catch (error) {
        health.noticed(error)
      }
    },
  }
}

/** Takes pages as a write would, and gives them back. Throws what a write would throw. */
function tryWriting({ sqlite }: Store): void {
  sqlite.exec('BEGIN IMMEDIATE')
  try {
    sqlite.exec('CREATE TABLE room_on_disk (content BLOB) STRICT')
    sqlite.exec('INSERT INTO room_on_disk VALUES (zeroblob(262144))')
  } finally {
    // Some errors have rolled it back already.
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
  }
}

/** Every slot holds both; a keyring that lacks one was cut. */
function keyNamed(dataKeys: DataKeys, name: string): Buffer {
  const key = dataKeys[name]
  if (!key) throw new DeskError('unavailable', 'keyring.damaged')
  return key
}
