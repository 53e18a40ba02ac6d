/** Serves the change of data keys: whether it is due, and the change itself. */
import type { DataKeys } from '#vault/keyring/slot'
import { long, read, serve } from '../rpc/serve'
import type { Entering } from '../session/open-apart'
import { storeOpener, type StoreOpenerOptions } from '../session/open-store'
import { heldSetting } from '../session/hold-keyring'
import { readSetting } from '../session/settings'
import { keyRotationContract } from '#vault/key-rotation/contract'
import { filesUnderOldKeys, leftSinceChange, rotatedAt } from './left'
import { rotateKeys } from './rotate'
import type { RotationOptions, RotationWays } from './ways'

export type KeyRotationServiceOptions = StoreOpenerOptions &
  Pick<RotationOptions, 'derivationCost' | 'device' | 'holdOthers'> &
  RotationWays

export function keyRotationService(options: KeyRotationServiceOptions) {
  const { session, folder, derivationCost, device, holdOthers, onStep, copy } = options
  const ways = { ...(onStep === undefined ? {} : { onStep }), ...(copy === undefined ? {} : { copy }) }
  const opener = storeOpener(options)

  return serve(keyRotationContract, {
    state: read((call) => {
      const at = rotatedAt(call)
      const heldAt = readSetting(call, heldSetting)
      return {
        rotatedAt: at,
        left: leftSinceChange(call).map(({ name, leftAt }) => ({ name, leftAt })),
        kept: [...filesUnderOldKeys(call)],
        copiesOfBefore: typeof heldAt === 'number' && heldAt > (at ?? 0),
      }
    }),

    run: long(async function* (call, _input, signal) {
      const { path: dataDir } = folder
      const openStore = (keys: DataKeys) => opener.open(keys)
      const openApart = (entering: Entering) => opener.openApart(entering)
      const done = yield* rotateKeys(
        { session, dataDir, derivationCost, device, openStore, openApart, holdOthers, ...ways },
        signal,
      )
      call.recordedInside()
      return done
    }),
  })
}
