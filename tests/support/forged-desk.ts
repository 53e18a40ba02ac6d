/** The next desk that is set up takes this for its keyring's salt, which whoever makes a program of their own can do: it stands plainly in every keyring. */
import type * as Crypto from 'node:crypto'

let salt: Buffer | null = null

export const nextSalt = (of: string): void => {
  salt = Buffer.from(of, 'base64')
}

/** For `vi.mock('node:crypto', …)`. */
export function withSalt(original: typeof Crypto): typeof Crypto {
  return {
    ...original,
    randomBytes: ((size: number) => {
      if (salt === null || size !== salt.length) return original.randomBytes(size)
      const given = salt
      salt = null
      return given
    }) as typeof original.randomBytes,
  }
}
