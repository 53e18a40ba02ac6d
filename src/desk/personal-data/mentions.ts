/** Finds a person where only words are kept: by their name and numbers, in JSON. */

/** A text with `%`, `_` and `\` taken literally by LIKE. */
const literally = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)

/** JSON escapes quotes and backslashes; a name with one in it stands so in what is kept. */
const inJson = (word: string): string => JSON.stringify(word).slice(1, -1)

export const mentions = (column: string, words: readonly string[]): string =>
  words.map(() => `${column} LIKE ? ESCAPE '\\'`).join(' OR ')

export const patterns = (words: readonly string[]): readonly string[] =>
  words.map((word) => `%${literally(inJson(word))}%`)

/** A name of one character stands in half of all texts; it finds nobody. */
export const tellingWords = (words: readonly string[]): readonly string[] =>
  words.filter((word) => word.length > 1)
