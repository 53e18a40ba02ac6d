/** Machines of tests, in memory: what the real one keeps outside the data folder. */
import type { Device } from '#vault/keyring/device'

/** A machine of its own. `before` is told before a secret is kept, and may throw as a machine that dies there. */
export function machine(before: () => void = () => undefined): Device & { readonly kept: number } {
  const secrets = new Map<string, Buffer>()
  return {
    get kept() {
      return secrets.size
    },
    secretOf(salt) {
      const found = secrets.get(salt)
      return found === undefined ? null : Buffer.from(found)
    },
    keep(salt, secret) {
      before()
      secrets.set(salt, Buffer.from(secret))
    },
  }
}

/** The one on which tests run unless they say otherwise. */
export const thisMachine = machine()
