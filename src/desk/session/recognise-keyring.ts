/** Whether the keyring beside a database is the one that belongs to it, asked whenever someone signs in. */
import { recordAudit } from '#vault/log/record'
import { DeskError } from '#ground/contract/errors'
import { recoverySlot, type Keyring, type KeyringFault } from '#vault/keyring/keyring'
import type { DataKeys } from '#vault/keyring/slot'
import type { Store } from '#vault/store/store'
import { announceTo, keyringToCome, rememberedKeyring, rememberKeyring } from './keyring-memory'
import { writeRecoverySetting } from './recovery-setting'
import { standingFault } from './standing'
import { activeAccounts } from './staff'

/**
 * What was found wrong with the keyring, and is put right now: slots that are not as the database knows them are given
 * up, and on record. Their owners need a new password, or, where it was the recovery key's, the manager a new paper.
 * Whoever came in through such a slot is refused with `unavailable` `keyring.altered` or `keyring.older`.
 */
export function recogniseKeyring(
  store: Store,
  entry: {
    readonly keyring: Keyring
    readonly keys: DataKeys
    /** The slot that was opened. */
    readonly slot: string
    readonly staffId: number
    /** UTC milliseconds. */
    readonly now: number
    /** Runs a write; nobody is kept from reading because nothing can be written just now. */
    readonly attempt: (work: () => void) => void
  },
): KeyringFault | null {
  const { keyring, keys, slot, staffId, now, attempt } = entry
  const remembered = rememberedKeyring(store)
  const fault = keyring.recognise(keys, remembered, keyringToCome(store))
  announceTo(store, keyring)
  if (fault === null) {
    // Who has left is not believed of a table that somebody else wrote.
    if (standingFault(store) === null) attempt(() => dropLeavers(store, keyring, keys))
    // Cut short, or not committed: whether the new paper was printed nobody knows, and the old one opens nothing.
    const { [recoverySlot]: paper } = remembered.slots
    if (paper !== undefined && keyring.memory.slots[recoverySlot] !== paper)
      attempt(() => writeRecoverySetting(store, { confirmed: false, renewalDue: true }))
    if (keyring.memory.mac !== remembered.mac || keyringToCome(store).state === 'never')
      attempt(() => rememberKeyring(store, keyring))
    return null
  }
  const noted = {
    at: now,
    staffId,
    procedure: 'keyring.recognise',
    outcome: 'failed',
    change: fault,
  } as const
  if (!keyring.trusts(slot)) {
    const subject = `keyring:${slot === recoverySlot ? slot : 'slot'}`
    attempt(() => recordAudit(store, { ...noted, subject }))
    throw new DeskError('unavailable', fault)
  }
  attempt(() => {
    keyring.mend(keys, remembered)
    store.sqlite
      .transaction(() => {
        rememberKeyring(store, keyring)
        if (!keyring.trusts(recoverySlot)) {
          writeRecoverySetting(store, { confirmed: false, renewalDue: false })
        }
        recordAudit(store, { ...noted, subject: 'keyring:file' })
      })
      .immediate()
  })
  return fault
}

/**
 * Whoever left has no slot any more. Where the program died between the one and the other, theirs is still there, would
 * open the file, and would be given new keys with everyone's.
 */
export function dropLeavers(store: Store, keyring: Keyring, keys: DataKeys): void {
  if (keyring.keepOnly(activeAccounts(store), keys)) rememberKeyring(store, keyring)
}
