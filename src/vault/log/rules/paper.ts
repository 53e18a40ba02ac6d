/** The secret of the seals as it stands on a paper: fourteen groups of four letters, the last of which tells a mistyped one. */
import { createHash } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Letters of 32 bytes, and of the check. */
const [secretLetters, checkLetters] = [52, 4]

/** Of 32 bytes. */
export function paperOf(secret: Buffer): string {
  const letters = lettersOf(secret) + checkOf(secret)
  return (letters.match(/.{4}/g) ?? []).join('-')
}

/** What was typed: case, spaces, hyphens, full width and look-alikes forgiven. Null where it is not a paper's. */
export function readPaper(typed: string): Buffer | null {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '')
  if (letters.length !== secretLetters + checkLetters) return null
  const digits = Array.from(letters.slice(0, secretLetters), (letter) => alphabet.indexOf(letter))
  if (digits.includes(-1)) return null
  const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('')
  const bytes = Array.from({ length: 32 }, (_, at) => Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2))
  const secret = Buffer.from(bytes)
  return checkOf(secret) === letters.slice(secretLetters) ? secret : null
}

function lettersOf(bytes: Buffer): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const padded = bits.padEnd(Math.ceil(bits.length / 5) * 5, '0')
  return (padded.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)] ?? '').join('')
}

const checkOf = (secret: Buffer): string =>
  lettersOf(createHash('sha256').update('linli-desk sealed paper').update(secret).digest()).slice(
    0,
    checkLetters,
  )
