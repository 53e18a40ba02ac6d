/** The slots with which a keyring begins: its first owner's, held to this machine, and the recovery key's, which any machine opens. */
import { randomBytes } from 'node:crypto'
import { deviceSecretLength, type Device } from './device'
import { slotId } from './keyring-file'
import type { DerivationCost } from './seal'
import { deviceKeyName, makeSlot, type DataKeys, type Slot } from './slot'

/** The id of the slot that the printed recovery key opens. */
export const recoverySlot = 'recovery'

/** The id of the slot that the second paper of a key opens: that key, and nothing else. */
export const paperSlot = (name: string): string => `${recoverySlot}:${name}`

/** True for slots that are no account's: any machine opens them. */
export const isPaper = (id: string): boolean => id === recoverySlot || id.startsWith(`${recoverySlot}:`)

/** What deriving costs, and the machine on which it is done. */
export interface Ways {
  readonly cost: DerivationCost
  readonly device: Device
}

export interface FirstOwner {
  readonly account: string
  readonly password: string
  readonly recoveryKey: string
}

/** Keeps a new secret on this machine first. Throws `unavailable` `keyring.device-not-kept`. */
export async function firstSlots(
  salt: string,
  { account, password, recoveryKey }: FirstOwner,
  keys: DataKeys,
  { cost, device }: Ways,
): Promise<Readonly<Record<string, Slot>>> {
  const id = slotId(salt, account)
  const secret = randomBytes(deviceSecretLength)
  device.keep(salt, secret)
  const paper = { ...keys, [deviceKeyName]: secret }
  const onPaper = { keyringSalt: salt, id: recoverySlot }
  const slots = {
    [recoverySlot]: await makeSlot(onPaper, recoveryKey, paper, { cost, device: null }),
    [id]: await makeSlot({ keyringSalt: salt, id }, password, keys, { cost, device: secret }),
  }
  secret.fill(0)
  return slots
}
