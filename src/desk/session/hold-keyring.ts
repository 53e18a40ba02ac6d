/** Carries a keyring of before over: its slots are held to this machine, all in one step and with nobody's password. */
import { recordAudit } from '#vault/log/record'
import { DeskError } from '#ground/contract/errors'
import type { Keyring } from '#vault/keyring/keyring'
import type { DataKeys } from '#vault/keyring/slot'
import type { Store } from '#vault/store/store'
import { rememberKeyring } from './keyring-memory'
import { readRecoverySetting } from './recovery-setting'
import { writeSetting } from './settings'

/** When a keyring of before was held to its machine, in UTC milliseconds; none for one that was so from its first day. */
export const heldSetting = 'keyring-held'

/**
 * Waits until the recovery key is known to be on paper: without it a desk whose machine breaks would open nowhere. Cut short at
 * any moment it is done at the next sign-in: the secret is kept first, then the keyring is written, then the database hears of it.
 */
export function holdKeyring(
  store: Store,
  entry: {
    readonly keyring: Keyring
    readonly keys: DataKeys
    readonly staffId: number
    /** UTC milliseconds. */
    readonly now: number
    /** Runs a write; nobody is kept from reading because nothing can be written just now. */
    readonly attempt: (work: () => void) => void
  },
): void {
  const { keyring, keys, staffId, now, attempt } = entry
  if (keyring.isHeldToMachine || !readRecoverySetting(store).confirmed) return
  try {
    attempt(() => {
      if (!keyring.holdToMachine(keys)) return
      store.sqlite
        .transaction(() => {
          rememberKeyring(store, keyring)
          writeSetting(store, heldSetting, now)
          recordAudit(store, {
            at: now,
            staffId,
            procedure: 'keyring.hold',
            outcome: 'done',
            subject: 'keyring:file',
            change: null,
          })
        })
        .immediate()
    })
  } catch (error) {
    // A machine that keeps nothing locks nobody out: the keyring stays as it was, and the next sign-in tries again.
    if (!(error instanceof DeskError) || error.code !== 'keyring.device-not-kept') throw error
  }
}
