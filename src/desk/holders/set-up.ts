/**
 * The committee's deed: a file apart comes into being with its key, its first holder and its second paper, as one set with the keyring.
 * Cut short at any moment it is there whole or not at all.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import { databaseName, type DatabaseFile } from '#vault/files'
import { paperSlot, type Keyring } from '#vault/keyring/keyring'
import { copyOfKeys, type DataKeys } from '#vault/keyring/slot'
import { recordAudit } from '#vault/log/record'
import type { Holder } from '#vault/holders/rules'
import { keyLength } from '#vault/store/open'
import { discardSet, isSetReady, placeSet, prepareSet, settleSets } from '#vault/store/whole-set'
import { expectKeyring } from '../session/keyring-memory'
import { hasNeverBeen } from '../session/open-apart'
import type { StoreOpener } from '../session/open-store'
import type { OpenDesk } from '../session/positions'
import type { Session } from '../session/session'
import { stillThere } from './acting'
import { makeLeaversSecret, writeHolders } from './kept'

export interface MakingFile {
  readonly session: Session
  readonly dataDir: string
  readonly opener: Pick<StoreOpener, 'openFileIn'>
  readonly loadKeyring: () => Keyring
  /** Told before every step that changes the folder; a test looks there at what a crash would leave. */
  readonly onStep?: ((step: string) => void) | undefined
}

/** Throws `conflict` `holders.set-up-already` where the file, a key or a backup of it has ever been. */
export async function makeFile(
  { session, dataDir, opener, loadKeyring, onStep }: MakingFile,
  file: DatabaseFile,
  paper: string,
): Promise<{ readonly keyring: Keyring; readonly keys: DataKeys }> {
  const open = session.requireOpen()
  if (open.keyring.knows(file.key) || !hasNeverBeen(dataDir, file))
    throw new DeskError('conflict', 'holders.set-up-already')
  const fresh = randomBytes(keyLength)
  const keys = copyOfKeys({ ...open.keys, [file.key]: fresh })
  const folder = prepareSet(dataDir, 'new-file')
  try {
    const id = open.keyring.idOf(open.staff.account)
    const made = await open.keyring.withNewKey(
      join(folder, 'keyring.json'),
      { name: file.key, key: fresh, id, paper },
      keys,
    )
    stillThere(session, open)
    const store = opener.openFileIn(folder, file, keys, true)
    try {
      store.sqlite
        .transaction(() => {
          makeLeaversSecret(store)
          writeHolders(store, fresh, firstHolders(session, open, file, made))
          recordAudit(store, {
            at: session.clock.now(),
            staffId: open.staff.id,
            procedure: 'holders.setUp',
            outcome: 'done',
            subject: `file:${file.name}`,
            change: null,
          })
        })
        .immediate()
    } finally {
      store.close()
    }
    // The desk's own file stays: it hears of the keyring that takes its place before it does.
    expectKeyring(open.store, made.memory)
    placeSet(dataDir, 'new-file', { files: [databaseName(file), 'keyring.json'], keepOldIn: null }, onStep)
  } catch (error) {
    // Once it is marked ready it is finished, now or at the next start.
    if (!isSetReady(dataDir)) {
      discardSet(dataDir, 'new-file')
      throw error
    }
    finishOrLeave(session, dataDir)
  }
  return { keyring: loadKeyring(), keys }
}

/** While it waits, a keyring that is written here would be gone with the next start: so it is finished before anybody comes in again. */
function finishOrLeave(session: Session, dataDir: string): void {
  try {
    settleSets(dataDir)
  } catch (error) {
    session.leave()
    throw error
  }
}

function firstHolders(
  session: Session,
  { staff }: OpenDesk,
  file: DatabaseFile,
  keyring: Keyring,
): readonly Holder[] {
  const at = session.clock.now()
  const own = { slot: keyring.idOf(staff.account), staffId: staff.id, name: staff.name }
  return [own, { slot: paperSlot(file.key), staffId: null, name: '' }].map((one) => ({
    ...one,
    publicKey: keyring.publicKeyOf(one.slot) ?? '',
    by: staff.id,
    at,
  }))
}
