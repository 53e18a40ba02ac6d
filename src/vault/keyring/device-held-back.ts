/**
 * A machine that keeps nothing yet: what a keyring from outside brings along is only remembered until it is proved that its desk may
 * stand here. The share of the desk that is here lies under the same salt, and the salt stands plainly in every keyring.
 */
import type { Device } from './device'

export interface HeldBack {
  readonly device: Device
  /**
   * Keeps what was brought where nothing lies for that salt, and writes over nothing. False where something else lies there: then the
   * recovery key opens first, as on any machine of which the share is not known. Throws `unavailable` `keyring.device-not-kept`.
   */
  keep(): boolean
  /** Overwrites what was remembered. */
  forget(): void
}

export function heldBack(device: Device): HeldBack {
  const brought = new Map<string, Buffer>()

  const isKept = ([salt, secret]: readonly [string, Buffer]): boolean => {
    const there = device.secretOf(salt)
    if (there !== null) return there.equals(secret)
    if (device.isSealedAway(salt)) return false
    device.keep(salt, secret)
    return true
  }

  return {
    device: {
      secretOf: (salt) => device.secretOf(salt),
      isSealedAway: (salt) => device.isSealedAway(salt),
      keep: (salt, secret) => {
        brought.set(salt, Buffer.from(secret))
      },
    },
    keep: () => [...brought].map(isKept).every(Boolean),
    forget: () => {
      for (const secret of brought.values()) secret.fill(0)
      brought.clear()
    },
  }
}
