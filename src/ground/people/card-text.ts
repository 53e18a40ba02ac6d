/**
 * What a card reader types: the number of a card, and what some readers type behind it: name, sex, ethnicity (民族), birth and
 * address, between tabs, blanks, commas or bars, in whatever order.
 */
import { dayOf } from './birth'
import { ethnicityByWords, type Ethnicity } from './ethnicities'
import { cleanIdNumber, likelyIdKind, readIdNumber } from './id-numbers'
import { cleanName } from './names'
import type { IdKind, Sex } from './words'

export interface CardText {
  /** As it stands on the card, checked by its form. */
  readonly number: string
  readonly kind: IdKind
  readonly name: string
  readonly sex: Sex | null
  /** Null where the reader does not say, or says a word that is none of the 56. */
  readonly ethnicity: Ethnicity | null
  /** `YYYY-MM-DD`. */
  readonly birth: string | null
  readonly address: string
}

const between = /[\t,，|;；\s]+/
const sexes: Readonly<Record<string, Sex>> = {
  男: 'male',
  女: 'female',
  男性: 'male',
  女性: 'female',
  M: 'male',
  F: 'female',
}
const birthForm = /^((?:19|20)\d\d)[-./年]?(\d\d)[-./月]?(\d\d)日?$/

/** The card in what was typed; null where no number of a card stands in it: a bar code, a queue slip. */
export function readCard(typed: string): CardText | null {
  const parts = typed.split(between).filter((part) => part !== '')
  const at = parts.findIndex((part) => isCardNumber(part))
  const number = parts[at]
  if (number === undefined) return null
  const kind = likelyIdKind(number)
  const reading = readIdNumber(kind, number)
  if (!reading.ok) return null
  let { sex, birth } = reading
  let name = ''
  let ethnicity: Ethnicity | null = null
  const address: string[] = []
  for (const part of parts.toSpliced(at, 1)) {
    const found = birthForm.exec(part)
    if (sexes[part] !== undefined) sex = sexes[part]
    else if (ethnicity === null && ethnicityByWords(part) !== null) ethnicity = ethnicityByWords(part)
    else if (found !== null) birth = dayOf(Number(found[1]), Number(found[2]), Number(found[3])) ?? birth
    else if (name === '' && /^[\p{Script=Han}·]{2,}$/u.test(part)) name = cleanName(part)
    else address.push(part)
  }
  return { number: reading.number, kind, name, sex, ethnicity, birth, address: address.join(' ') }
}

/** Eighteen digits whose check character is right, or a passport's or permit's letter and digits. */
function isCardNumber(part: string): boolean {
  const number = cleanIdNumber(part)
  if (/^\d{17}[\dX]$/.test(number)) return readIdNumber(likelyIdKind(number), number).ok
  return /^[A-Z]{1,2}\d{7,10}$/.test(number) && readIdNumber(likelyIdKind(number), number).ok
}
