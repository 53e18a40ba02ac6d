/** Identity documents and their numbers: what each kind looks like, and what a resident ID number says of its owner. */
import type { IdKind, Sex } from './words'
import { dayOf, readDay } from './birth'
import { cleanCell } from '../text'

export { idKinds, type IdKind, type Sex } from './words'

export type IdFault =
  'id-number-missing' | 'id-number-lost-digits' | 'id-number-shape' | 'id-impossible-date' | 'id-check-digit'

/** A number that passed, with what it says; or the fault. */
export type IdReading =
  | { readonly ok: true; readonly number: string; readonly birth: string | null; readonly sex: Sex | null }
  | { readonly ok: false; readonly fault: IdFault }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/** The 18th character that GB 11643 demands after these 17 digits (ISO 7064 MOD 11-2). */
export function checkCharacterOf(first17: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17.charAt(at)), 0)
  return checkCharacters.charAt(sum % 11)
}

/**
 * The number without what groups it (blanks, dashes of all lengths, dots) and the apostrophe of a text cell; half-width,
 * letters upper-case, and an X where a look-alike was typed for it.
 */
export function cleanIdNumber(typed: string): string {
  const plain = cleanCell(typed)
    .replace(/[\s\p{Pd}\u2212_·•・]/gu, '')
    .toUpperCase()
  const whole = spreadsheetNumber.test(plain) ? plain : plain.replace(/\.(?=[\dX])/g, '')
  return whole.replace(/(?<=^\d{17})[ХΧ×✕╳*]$/, 'X')
}

/** A spreadsheet turned the number into one of its own and dropped digits: 4.20112E+17. */
const spreadsheetNumber = /^\d(\.\d+)?E\+?\d{1,2}$/

const formOf: Readonly<Record<Exclude<IdKind, 'household-register'>, RegExp>> = {
  'resident-id': /^[1-9]\d{16}[\dX]$/,
  'hmt-residence': /^8[123]\d{15}[\dX]$/,
  'hm-permit': /^[HM]\d{8}(\d{2})?$/,
  'taiwan-permit': /^\d{8}(\d{2})?$/,
  passport: /^(?=.*\d)[A-Z0-9]{5,15}$/,
  'foreigner-residence': /^(9\d{16}[\dX]|[A-Z]{3}\d{12})$/,
  other: /^[\p{L}\p{N}]{3,30}$/u,
}

/** Reads a number of the given kind. A 户口簿 carries no number: an empty text passes and is kept empty. */
export function readIdNumber(kind: IdKind, typed: string): IdReading {
  const number = cleanIdNumber(typed)
  if (kind === 'household-register') {
    return number === '' ? passed('', null, null) : { ok: false, fault: 'id-number-shape' }
  }
  if (number === '') return { ok: false, fault: 'id-number-missing' }
  if (spreadsheetNumber.test(number)) return { ok: false, fault: 'id-number-lost-digits' }
  if (!formOf[kind].test(number)) return { ok: false, fault: 'id-number-shape' }
  const followsNationalRule =
    kind === 'resident-id' ||
    kind === 'hmt-residence' ||
    (kind === 'foreigner-residence' && number.length === 18)
  return followsNationalRule ? readNationalNumber(number) : passed(number, null, null)
}

function readNationalNumber(number: string): IdReading {
  const birth = dayOf(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14)))
  if (birth === null) return { ok: false, fault: 'id-impossible-date' }
  if (checkCharacterOf(number) !== number.charAt(17)) return { ok: false, fault: 'id-check-digit' }
  return passed(number, birth, Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female')
}

/**
 * The number of eighteen that a first-generation one of fifteen became: born in the 1900s, with its check character (GB 11643-1999).
 * Null for what is no such number. Those of people born before 1900 end with 996 to 999 and are none either.
 */
export function eighteenOf(typed: string): string | null {
  const number = cleanIdNumber(typed)
  if (!/^[1-9]\d{14}$/.test(number) || /99[6-9]$/.test(number)) return null
  const first17 = `${number.slice(0, 6)}19${number.slice(6)}`
  const whole = `${first17}${checkCharacterOf(first17)}`
  return readIdNumber('resident-id', whole).ok ? whole : null
}

const passed = (number: string, birth: string | null, sex: Sex | null): IdReading => ({
  ok: true,
  number,
  birth,
  sex,
})

/** The kind a number most likely is, by its form alone; for registers without a column for the kind. */
export function likelyIdKind(typed: string): IdKind {
  const number = cleanIdNumber(typed)
  const likely: readonly (keyof typeof formOf)[] = [
    'hmt-residence',
    'foreigner-residence',
    'hm-permit',
    'taiwan-permit',
  ]
  // Eight digits that are a day are one in the wrong cell, and no permit.
  const isDay = /^(18|19|20)\d{6}$/.test(number) && readDay(number) !== null
  const special = likely.find((kind) => !isDay && formOf[kind].test(number))
  if (special) return special
  return /^[A-Z]{1,2}\d{6,9}$/.test(number) ? 'passport' : 'resident-id'
}

const wordsForKind: readonly (readonly [RegExp, IdKind])[] = [
  [/居住证/, 'hmt-residence'],
  [/永久居留/, 'foreigner-residence'],
  [/身份证/, 'resident-id'],
  [/港澳|回乡证/, 'hm-permit'],
  [/台胞证|台湾/, 'taiwan-permit'],
  [/护照/, 'passport'],
  [/户口/, 'household-register'],
]

/** The kind a register's words mean; null when they name none we know. */
export const idKindByWords = (words: string): IdKind | null =>
  wordsForKind.find(([pattern]) => pattern.test(words))?.[1] ?? null
