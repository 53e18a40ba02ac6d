/** Names of people as the register keeps them. */
import { halfWidth } from '../text'

const latin = /[A-Za-z\u00c0-\u024f]/

/**
 * The name without the blanks that pad two-character names (张 伟), with one kind of middle dot.
 * Blanks between words of Latin letters stay. Rare characters, also those beyond the basic plane, are kept as they are.
 */
export function cleanName(typed: string): string {
  const plain = halfWidth(typed.normalize('NFC'))
    .replace(/^['’‘`]+/, '')
    .replace(/[•‧∙・●⋅．]/g, '·')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.replace(/ /g, (blank, at: number) =>
    latin.test(plain.charAt(at - 1)) && latin.test(plain.charAt(at + 1)) ? blank : '',
  )
}
