/** The characters that names may have and that have to come with the program: of the standard, and beyond it. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

const read = (file: string): readonly string[] =>
  readFileSync(path.join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n')

/**
 * 通用规范汉字表 (国发〔2013〕23号): 3,500 characters in daily use, 3,000 less so, and 1,605 of surnames, given names, places
 * and sciences. Newborns are named by it; 196 of them lie beyond the basic block of Unicode.
 */
export const standardLevels: readonly (readonly string[])[] = read('standard-characters.txt').map((line) =>
  Array.from(line),
)

/** Seen in names given before the standard was: old forms, and ones that a person keeps because the identity card has them. */
export const charactersOfNames: readonly string[] = read('name-characters.txt').flatMap((line) =>
  Array.from(line),
)
