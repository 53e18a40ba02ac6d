/**
 * Opens the store for whoever signs in, as far as the folder and the disk allow, and lets the work go on by itself when a
 * full disk has room again or a write protection is gone.
 */
import { backUpBeforeMigration } from '#vault/backup/before-migration'
import {
  auditKeyOfFile,
  deskFile,
  keyOfFile,
  pathOf,
  filesApart,
  keysOfFiles,
  lastingKeyOfFile,
  namesOf,
  type DatabaseFile,
} from '#vault/files'
import type { DamageCode } from '#vault/damage/contract'
import type { DataKeys } from '#vault/keyring/slot'
import type { Age } from '#vault/log/ages'
import { openStore, type Store } from '#vault/store/store'
import { forgetOldAnswers } from './answered-requests'
import { noteKeyOfFile } from '../key-rotation/left'
import { forgetOldPins } from '../pins/rows'
import { noteDoubtfulDay } from './doubtful-day'
import type { FileState } from './files-apart'
import { formsOf } from './forms'
import { forwarder, type ForwarderOptions } from './forward'
import { announceTo } from './keyring-memory'
import { sealLog } from './log-sealing'
import { openApart, type Entering } from './open-apart'
import { forgetDigests } from './recovery-setting'
import { settleStanding, watchStanding } from './standing'

export interface StoreOpenerOptions extends ForwarderOptions {
  /** Puts right what a crash left half done, in a store that was just opened. */
  readonly mend: (store: Store, now: number) => void
  /** A store was opened; `key` is the key of its file. */
  readonly onOpened: (store: Store, key: Buffer, file: DatabaseFile) => void
  /** Carries out in a file apart what was erased in the desk's. */
  readonly mendApart?: (file: DatabaseFile, store: Store, desk: Store, now: number) => void
}

export interface StoreOpener {
  /** A new store in a folder that is being prepared. */
  create(folder: string, keys: DataKeys): Store
  /** Does what opening takes without a key; call it while one is being derived. */
  readonly getReady: () => void
  /** Brings the files that these keys open to this program's form; call it before they are opened. Throws what `openStore` throws. */
  bringForward(keys: DataKeys): Promise<void>
  /** The store of the data folder, mended. Throws what `openStore` throws. */
  open(keys: DataKeys): Store
  /** Brings the secret of the log's seals to where it should be before this one comes in; the keys with a new one. */
  sealLog(desk: Store, entering: Entering): DataKeys
  /** A file apart in a folder, made new there or as it is. Throws what `openStore` throws. */
  openFileIn(folder: string, file: DatabaseFile, keys: DataKeys, create: boolean): Store
  /** Opens them for whoever is signed in now, by password. */
  openApart(entering: Entering): void
  /** Tries whether what kept writes from going through is over, and if so lets them. */
  goOnIfPossible(): void
}

export function storeOpener(options: StoreOpenerOptions): StoreOpener {
  const { session, folder, resourcesDir, version, mend, onOpened, mendApart } = options
  const { health, clock, files } = session
  const own = deskFile(files)
  const forms = formsOf(files, resourcesDir)
  const forward = forwarder(options, forms)

  const openFileIn = (path: string, file: DatabaseFile, keys: DataKeys, create: boolean): Store => {
    const auditKey = auditKeyOfFile(files, file, keys)
    const lastingKey = lastingKeyOfFile(files, file, keys)
    try {
      return openStore({
        file: pathOf(path, file),
        key: keyOfFile(file, keys),
        auditKey,
        lastingKey,
        create,
        mayWrite: folder.held(),
        migrations: forms.of(file),
        version,
        now: clock.now(),
        foundBefore: forward.foundBefore(file),
        backUpFirst: () => {
          const names = namesOf(files)
          const order = { dataDir: path, files: names, program: version, at: clock.now() }
          backUpBeforeMigration(order, keysOfFiles(files, keys), options.onStepOfOpening)
          options.onStepOfOpening?.(`migrate ${file.name}`)
        },
      })
    } finally {
      auditKey.fill(0)
      lastingKey.fill(0)
    }
  }
  const openIn = (path: string, keys: DataKeys, create: boolean) => openFileIn(path, own, keys, create)
  const apart = {
    session,
    dataDir: folder.path,
    openIn: openFileIn,
    onExchanged: (file: DatabaseFile, store: Store) => {
      const { position } = session
      if ('store' in position && session.apart.exchanged(file.name, store)) noteAge(file, 'exchanged')
    },
    onStep: options.onStepOfOpening,
  }

  /** What can't be put right on a full or read-only disk waits: it is not seen until then. */
  const tidy = (store: Store) =>
    session.attempt(() => {
      mend(store, clock.now())
      forgetOldAnswers(store, clock.now())
      forgetDigests(store)
      forgetOldPins(store)
      settleStanding(store)
    })

  const noteStateOf = (store: Store) => {
    if (store.log.lost) health.found({ code: 'store.log-damaged', parameters: {} })
    if (store.access === 'full') health.isOver()
    else health.inTrouble(store.access === 'alone' ? 'store.disk-full' : 'store.read-only')
  }

  /** The old connection goes first: what it holds of the file, or lacks of it, the new one would share. */
  const reopen = (before: Store, keys: DataKeys) => {
    if (!folder.held()) folder.take()
    if (!folder.held()) return
    before.close()
    try {
      const anew = openIn(folder.path, keys, false)
      watchStanding(anew, session.house.restsOn)
      session.reopened(anew)
      announceTo(anew, session.requireOpen().keyring)
      noteStateOf(anew)
    } catch (error) {
      health.noticed(error)
      session.leave()
    }
  }

  const openAllApart = (entering: Entering) => {
    const { store: desk } = session.requireOpen()
    session.apart.opened(openApart(apart, desk, entering))
    for (const file of filesApart(files)) {
      const state = session.apart.states.get(file.name)
      // Whoever is none of its holders forgets its key, wherever they had it from.
      if (state?.state === 'key-not-given') session.forgetKey(file.key)
      // A disk is full, or write-protected, for all of them: when that is over, all are opened anew.
      if (state !== undefined && waitsForDisk(state)) health.inTrouble(troubleOf(state))
      if (state?.state !== 'open' || state.store.access !== 'full') continue
      const { store, age } = state
      session.attempt(() => {
        mendApart?.(file, store, desk, clock.now())
        forgetOldAnswers(store, clock.now())
      }, session.healthOf(store))
      if (age !== 'even') noteAge(file, age)
      if (desk.access === 'full') session.attempt(() => noteKeyOfFile(desk, file.name, store))
      onOpened(store, keyOfFile(file, entering.keys), file)
    }
    session.recordHeld()
  }

  const noteAge = (file: DatabaseFile, age: Age) => {
    const { staff, store } = session.requireOpen()
    session.recordApart(store, {
      at: clock.now(),
      staffId: staff.id,
      procedure: 'desk.noteAge',
      outcome: 'failed',
      subject: `file:${file.name}`,
      change: age,
    })
  }

  /** What could not be made or opened, or not to be written, for want of room; a PIN opens none of them. */
  const reopenApart = () => {
    const { position } = session
    if (position.state !== 'open' || position.byPin) return
    if (![...session.apart.states.values()].some(waitsForDisk)) return
    session.apart.shut()
    openAllApart(position)
  }

  return {
    create(path, keys) {
      const store = openIn(path, keys, true)
      watchStanding(store, session.house.restsOn)
      return store
    },

    getReady: forms.getReady,

    bringForward: (keys) => forward.bring(keys),

    open(keys) {
      const store = openIn(folder.path, keys, false)
      noteStateOf(store)
      try {
        watchStanding(store, session.house.restsOn)
        if (store.access === 'full') {
          session.attempt(() => noteDoubtfulDay(store, clock.now()))
          tidy(store)
        }
        onOpened(store, keyOfFile(own, keys), own)
        return store
      } catch (error) {
        store.close()
        throw error
      }
    },

    sealLog(desk, entering) {
      if (desk.access !== 'full') return entering.keys
      let { keys } = entering
      session.attempt(() => {
        keys = sealLog(session, desk, entering)
      })
      return keys
    },

    openFileIn,

    openApart: openAllApart,

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
        reopenApart()
      } catch (error) {
        health.noticed(error)
      }
    },
  }
}

/** True for a file that the disk keeps from being opened, or from being written. */
const waitsForDisk = (file: FileState): boolean =>
  file.state === 'open'
    ? file.store.access !== 'full'
    : file.state === 'unusable' && ofTheDisk.includes(file.damage.code)

const ofTheDisk: readonly DamageCode[] = [
  'store.disk-full',
  'store.read-only',
  'store.disk-error',
  'store.no-room-to-read',
]

/** As what it is known to everyone. */
function troubleOf(file: FileState): DamageCode {
  if (file.state !== 'unusable')
    return file.state === 'open' && file.store.access === 'reading' ? 'store.read-only' : 'store.disk-full'
  return file.damage.code === 'store.no-room-to-read' ? 'store.read-only' : file.damage.code
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
