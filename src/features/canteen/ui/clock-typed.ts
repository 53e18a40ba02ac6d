/** A time as it is typed: 1140, 11:40, full-width digits too. */

/** `HH:MM`; null while it is none. */
export function clockTyped(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^(\d{2})(\d{2})$/, '$1:$2')
    .replace(/^(\d):/, '0$1:')
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(plain) ? plain : null
}
