/**
 * Whoever chooses another password gets another key pair, and keeps what they hold. That the new public key is theirs is vouched
 * for by the key itself: only its holders can make this MAC, so it needs none of the files that the key opens.
 */
import { createHmac, hkdfSync } from 'node:crypto'

/** Passwords that somebody chooses before a file is opened once: more than anyone does. */
export const mostFollowed = 8

export interface Follows {
  /** Public keys of the same slot, oldest first. */
  readonly from: string[]
  readonly mac: string
}

export function followsMac(
  dataKey: Buffer,
  said: { readonly id: string; readonly from: readonly string[]; readonly to: string },
): string {
  const key = Buffer.from(hkdfSync('sha256', dataKey, '', 'linli-desk key follows', 32))
  const mac = createHmac('sha256', key)
    .update(JSON.stringify([said.id, said.from, said.to]))
    .digest('hex')
  key.fill(0)
  return mac
}
