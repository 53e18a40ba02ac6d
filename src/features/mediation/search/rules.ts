/** How words are looked for: pairs of neighbouring characters, and what is too short. Pure. */

/** Fewer characters than that stand in half of all cases. */
export const fewestCharacters = 2

/** In characters, of which some take two units. */
export const lengthOf = (text: string): number => Array.from(text).length

/** The words of a search, the longest first: it stands in the fewest cases. */
export const wordsOf = (typed: string): readonly string[] =>
  [...new Set(typed.split(/\s+/u).filter((word) => word !== ''))].toSorted(
    (one, other) => lengthOf(other) - lengthOf(one),
  )

/** Words that nobody can look for. */
export const tooShort = (words: readonly string[]): readonly string[] =>
  words.filter((word) => lengthOf(word) < fewestCharacters)

/** A text as a term of the search engine: whatever it is made of, it means itself. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** What the index is asked for a word: its pairs of characters, one behind the other. */
export function askedFor(word: string): string {
  const characters = Array.from(word)
  return quoted(
    characters
      .slice(1)
      .map((character, at) => `${characters[at] ?? ''}${character}`)
      .join(' '),
  )
}

/** So many characters stand before and after what was found. */
const around = 18

export interface Excerpt {
  readonly text: string
  /** Where the word begins in it, and how long it is. */
  readonly at: number
  readonly length: number
}

/** The words around the first place; null where it is not there. */
export function excerptOf(text: string, word: string): Excerpt | null {
  const asTyped = text.indexOf(word)
  // Almost always it stands as it was typed, and a text is long to turn to small letters.
  const at = asTyped === -1 ? text.toLowerCase().indexOf(word.toLowerCase()) : asTyped
  if (at === -1) return null
  const from = Math.max(0, at - around)
  const until = Math.min(text.length, at + word.length + around)
  const before = from === 0 ? '' : '…'
  const after = until === text.length ? '' : '…'
  const cut = text.slice(from, until).replaceAll(/\s/gu, ' ')
  return { text: `${before}${cut}${after}`, at: at - from + before.length, length: word.length }
}
