/**
 * How a head of the log stands on paper and is typed from it: `12345 · 9f3a-77c0-1b2d-e4f5`, the number of the row and
 * the first sixteen digits of its HMAC. Sixteen digits are 64 bits: too many to make another log that has them.
 */

/** Hexadecimal digits of the short form. */
export const shortDigits = 16

/** The groups of four in which the digits are printed. */
export function shortMac(mac: string): string {
  return (mac.slice(0, shortDigits).match(/.{4}/g) ?? []).join('-')
}

/** What was typed as digits: case, full width, spaces and hyphens forgiven. Null when it is not a head's: 16 to 64 digits. */
export function readMac(typed: string): string | null {
  const digits = typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Dash}·:]/gu, '')
  return /^[0-9a-f]{16,64}$/.test(digits) ? digits : null
}

/** `SEQ:MAC`, short or whole; also as it stands on paper. Null when it is neither. */
export function readHead(typed: string): { readonly sequence: number; readonly mac: string } | null {
  const [, number = '', digits = ''] =
    /^\s*(\d{1,15})\s*[:·\s]\s*(.+)$/u.exec(typed.normalize('NFKC').replaceAll(',', '')) ?? []
  const mac = readMac(digits)
  return number === '' || mac === null ? null : { sequence: Number(number), mac }
}
