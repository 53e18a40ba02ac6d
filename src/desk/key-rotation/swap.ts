/** Puts the new files into the place of the old ones, and opens them for whoever is signed in. */
import { join } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import { databaseName, type DatabaseFile } from '#vault/files'
import { Keyring } from '#vault/keyring/keyring'
import { copyOfKeys, type DataKeys } from '#vault/keyring/slot'
import { placeSet, settleSets } from '#vault/store/whole-set'
import { recogniseKeyring } from '../session/recognise-keyring'
import type { OpenDesk } from '../session/session'
import type { RotationOptions, RotationWays } from './ways'

/** From here on there is no way but through; nothing else runs in between. */
export function swap(
  {
    session,
    dataDir,
    derivationCost,
    device,
    openStore,
    openApart,
    onStep = () => undefined,
  }: RotationOptions & RotationWays,
  before: OpenDesk,
  files: readonly DatabaseFile[],
  keys: { readonly old: DataKeys; readonly fresh: DataKeys },
): void {
  for (const store of [before.store, ...session.apart.stores]) store.close()
  let failure: unknown = null
  try {
    placeSet(
      dataDir,
      'key-rotation',
      { files: [...files.map(databaseName), 'keyring.json'], keepOldIn: null },
      onStep,
    )
  } catch (error) {
    failure = error
  }
  try {
    // Once the marker stands, the new files are what counts, however far they were moved.
    const moved = failure === null || settleSets(dataDir).includes('key-rotation')
    const now = copyOfKeys(moved ? keys.fresh : keys.old)
    const store = openStore(now)
    const keyring = Keyring.load(join(dataDir, 'keyring.json'), derivationCost, device)
    if (keyring === null) throw new DeskError('unavailable', 'keyring.missing')
    session.rekeyed({ store, keys: now, keyring })
    const { staff } = before
    const slot = keyring.idOf(staff.account)
    const attempt = (work: () => void) => session.attempt(work)
    recogniseKeyring(store, {
      keyring,
      keys: now,
      slot,
      staffId: staff.id,
      now: session.clock.now(),
      attempt,
    })
    const open = session.position
    if (open.state === 'open' && !open.byPin) openApart({ staff: open.staff, keys: open.keys, keyring })
    if (moved) return
  } catch (error) {
    // The next start finishes what could not be finished now; whoever was signed in signs in again.
    session.leave()
    throw failure ?? error
  }
  throw failure
}
