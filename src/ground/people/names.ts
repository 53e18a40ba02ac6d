/** Names of people as the register keeps them. */
import { halfWidth } from '../text'

const latin = /[A-Za-z\u00c0-\u024f]/
/** J. Smith and Smith, John keep theirs. */
const latinBefore = /[A-Za-z\u00c0-\u024f][.,]?$/

/**
 * The middle dot of a name in its one form, `·` (U+00B7; 民委发〔2016〕33号), whatever dot was typed for it. A full stop
 * is one between Chinese characters: the J. of a foreign name keeps its own.
 */
export const withMiddleDots = (text: string): string =>
  text
    .replace(/[•‧∙・●⋅･˙﹒ㆍ⸱⸳ꞏ᛫◦⸰∘▪⚫⦁]/g, '·')
    .replace(/(?<=\p{Script=Han}\s?)[.․．。｡](?=\s?\p{Script=Han})/gu, '·')
    .replace(/·(\s*·)+/g, '·')

/**
 * The name without the blanks that pad two-character names (张 伟), with one kind of middle dot.
 * Blanks between words of Latin letters stay. Rare characters, also those beyond the basic plane, are kept as they are.
 */
export function cleanName(typed: string): string {
  const plain = withMiddleDots(halfWidth(typed))
    .replace(/^['’‘`]+/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.replace(/ /g, (blank, at: number) =>
    latinBefore.test(plain.slice(0, at)) && latin.test(plain.charAt(at + 1)) ? blank : '',
  )
}
