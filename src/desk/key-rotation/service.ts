/** Serves the change of data keys: whether it is due, and the change itself. */
import { z } from 'zod'
import type { DataKeys } from '#vault/keyring/slot'
import { property } from '#ground/property'
import { long, read, serve } from '../rpc/serve'
import type { Entering } from '../session/open-apart'
import { storeOpener, type StoreOpenerOptions } from '../session/open-store'
import { heldSetting } from '../session/hold-keyring'
import { readSetting } from '../session/settings'
import { keyRotationContract } from '#vault/key-rotation/contract'
import { rotateKeys, rotationSetting, type RotationOptions, type RotationWays } from './rotate'

export type KeyRotationServiceOptions = StoreOpenerOptions &
  Pick<RotationOptions, 'derivationCost' | 'device' | 'holdOthers'> &
  RotationWays

export function keyRotationService(options: KeyRotationServiceOptions) {
  const { session, folder, derivationCost, device, holdOthers, onStep, copy } = options
  const ways = { ...(onStep === undefined ? {} : { onStep }), ...(copy === undefined ? {} : { copy }) }
  const opener = storeOpener(options)

  return serve(keyRotationContract, {
    state: read((call) => {
      const setting = readSetting(call, rotationSetting)
      const at = property(setting, 'at')
      const rotatedAt = typeof at === 'number' ? at : null
      const left = call
        .statement(
          `SELECT name, left_at AS leftAt FROM staff WHERE active = 0 AND left_at > ? ORDER BY left_at DESC LIMIT 100`,
        )
        .all(rotatedAt ?? 0) as { readonly name: string; readonly leftAt: number }[]
      const kept = z.array(z.string()).safeParse(property(setting, 'left')).data ?? []
      const heldAt = readSetting(call, heldSetting)
      return {
        rotatedAt,
        left,
        kept,
        copiesOfBefore: typeof heldAt === 'number' && heldAt > (rotatedAt ?? 0),
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
