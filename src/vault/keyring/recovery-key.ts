/** The printed recovery key: 160 random bits as eight groups of four, in an alphabet without look-alikes. */
import { randomBytes } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `7KQ2-M9TX-…`, eight groups. */
export function newRecoveryKey(): string {
  // 256 is a multiple of 32, so the remainder is as even as the bytes are.
  const letters = Array.from(randomBytes(32), (byte) => alphabet[byte % 32] ?? '')
  return Array.from({ length: 8 }, (_, group) => letters.slice(group * 4, group * 4 + 4).join('')).join('-')
}

/** What was typed, as it was printed: case, spaces, hyphens, full width and look-alikes forgiven. */
export function readRecoveryKey(typed: string): string {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '')
  return (letters.match(/.{1,4}/g) ?? []).join('-')
}
