/**
 * The printed recovery key: 160 random bits as eight groups of four, in an alphabet without look-alikes, each with a check
 * letter behind it: a mistyped group is told before anything is tried. Keys of before have no check letters.
 */
import { randomBytes } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const groupsInKey = 8
const lettersInGroup = 4

/** `7KQ2C-M9TXA-…`, eight groups. */
export function newRecoveryKey(): string {
  // 256 is a multiple of 32, so the remainder is as even as the bytes are.
  const letters = Array.from(randomBytes(groupsInKey * lettersInGroup), (byte) => alphabet[byte % 32] ?? '')
  return Array.from({ length: groupsInKey }, (_, at) => {
    const group = letters.slice(at * lettersInGroup, (at + 1) * lettersInGroup).join('')
    return group + checkLetter(at + 1, group)
  }).join('-')
}

/** What was typed, as it was printed: case, spaces, hyphens, full width and look-alikes forgiven. */
export function readRecoveryKey(typed: string): string {
  const letters = lettersOf(typed)
  return (letters.match(hasCheckLetters(letters) ? /.{1,5}/g : /.{1,4}/g) ?? []).join('-')
}

/** Numbers, from 1, of the groups that can't be as they were printed; none for a key of before, which has no check letters. */
export function mistypedGroups(typed: string): readonly number[] {
  const letters = lettersOf(typed)
  if (!hasCheckLetters(letters)) return []
  return Array.from({ length: groupsInKey }, (_, at) => at + 1).filter((number) => {
    const group = letters.slice((number - 1) * 5, number * 5)
    return checkLetter(number, group.slice(0, lettersInGroup)) !== group.slice(lettersInGroup)
  })
}

const lettersOf = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '')

const hasCheckLetters = (letters: string): boolean => letters.length === groupsInKey * (lettersInGroup + 1)

/**
 * Damm's check over the field of 32 elements: finds every single wrong letter and every two neighbours that were swapped, and,
 * as it begins with the group's number, groups that stand in each other's place.
 */
function checkLetter(number: number, group: string): string {
  const check = Array.from(group, (letter) => alphabet.indexOf(letter)).reduce(
    (before, value) => doubled(before ^ (value & 31)),
    doubled(number),
  )
  return alphabet[check] ?? ''
}

/** Twice an element of the field, by x⁵ + x² + 1. */
const doubled = (value: number): number => ((value << 1) ^ ((value & 16) === 0 ? 0 : 0b100101)) & 31
