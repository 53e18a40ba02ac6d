/** What of a number may leave the desk: enough to tell two people apart, too little to misuse (个人信息保护法 art. 51). */
import type { Role } from '../roles/permissions'
import { halfWidth } from '../text'
import { dayOf } from './birth'
import {
  addressKind,
  contactKind,
  mayReveal,
  phoneKind,
  seesPlain,
  type SensitiveKind,
} from '../roles/sensitive'

/** 138****8000; of a landline the last four; an extension is not shown. */
export function maskPhone(phone: string): string {
  const [number = ''] = phone.split('x')
  return number.length >= 11 ? `${number.slice(0, 3)}****${number.slice(-4)}` : `****${number.slice(-4)}`
}

/** First three and last four; of short numbers the last two only. */
export function maskIdNumber(number: string): string {
  if (number === '') return ''
  return number.length >= 12 ? `${number.slice(0, 3)}****${number.slice(-4)}` : `****${number.slice(-2)}`
}

/** For who is never shown the rest: with a birth year and the place, four digits leave some thirty numbers to try. */
const maskWholeLife = (number: string): string => (number === '' ? '' : `****${number.slice(-2)}`)

/** Of who is protected nothing: what is shown of a number would be the beginning of guessing it. */
const maskWhole = (): string => '****'

/** Of a day of birth the year, by which ages are counted. */
export const maskBirth = (birth: string): string => birth.slice(0, 4)

/** A digit however it is typed, and what people put between digits: blanks, dashes of all lengths, dots, brackets. */
const digit = '[0-9\uff10-\uff19]'
const between = '[\\s\\p{Pd}\u2212.\uff0e\u00b7\u2022\u30fb_()（）]{0,3}'
const last = `(?:${digit}|[XxＸｘ])`
const apart = (count: number): string => `${digit}(?:${between}${digit}){${count - 1}}`

/** What may be a number of somebody: whatever of it is one is decided by `isSomebodys`. Longer forms stand first. */
const candidate = new RegExp(
  [
    `${digit}{11,}[XxＸｘ]?`,
    `(?<!${digit})${apart(17)}${between}${last}(?!${digit})`,
    `(?<!${digit})(?:${digit}{4}${between}){3,4}${digit}{1,4}(?!${digit})`,
    `[+\uff0b]${between}(?:${digit}${between}){7,14}${digit}(?!${digit})`,
    `(?<!${digit})${apart(11)}(?!${digit})`,
    `(?<!${digit})[(（]?[0０]${digit}{2,3}${between}${apart(7)}(?:${between}${digit})?(?!${digit})`,
    `[〇零一二三四五六七八九幺两]{11,18}`,
  ].join('|'),
  'gu',
)

/** True for what an ID card, a bank card, a mobile, a landline or a number from abroad looks like without its grouping. */
function isSomebodys(found: string): boolean {
  if (/^[〇零一二三四五六七八九幺两]/.test(found)) return true
  const plain = halfWidth(found)
  const number = plain.replace(/[^0-9xX+]/g, '')
  if (/^\d{11,}[xX]?$/.test(plain) || number.startsWith('+')) return true
  if (/^\d{17}[\dxX]$/.test(number)) {
    return (
      dayOf(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14))) !== null
    )
  }
  if (/^\d{13,19}$/.test(number)) return /^(\d{4}\D+){3,4}\d{1,4}$/.test(plain) && /^[3-6]/.test(number)
  return /^1[3-9]\d{9}$/.test(number) || /^0(10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/.test(number)
}

/** The numbers of people in a text, in order, as they are typed there. */
const numbersIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(candidate), ([found]) => found).filter(isSomebodys)

const maskTyped = (number: string): string => `${number.slice(0, 3)}****${number.slice(-4)}`

/** A text with the numbers in it masked; days, amounts and doors stay. */
export const maskNumbersIn = (text: string): string =>
  text.replace(candidate, (found) => (isSomebodys(found) ? maskTyped(found) : found))

/** True where a text or a number has something hidden in it. */
export const isMasked = (text: string): boolean => text.includes('****')

/**
 * A text that was shown masked and comes back from a form, with its numbers as they were kept: around them anything may
 * have changed. Null when it names a masked number that is not in the kept text, which nobody can know in full.
 */
export function withNumbersOf(typed: string, kept: string): string | null {
  const known = numbersIn(kept)
  let whole = typed
  for (const number of known) {
    const at = whole.indexOf(maskTyped(number))
    if (at < 0) continue
    whole = whole.slice(0, at) + number + whole.slice(at + maskTyped(number).length)
  }
  return isMasked(whole) ? null : whole
}

/** How each kind of value leaves the desk for someone who holds these roles. */
export function shownTo(roles: readonly Role[]) {
  const unless = (kind: SensitiveKind, value: string, hidden: (value: string) => string): string =>
    value === '' || seesPlain(roles, kind) ? value : hidden(value)
  return {
    idNumber: (number: string, isProtected: boolean) =>
      unless(
        'id-number',
        number,
        isProtected ? maskWhole : mayReveal(roles, 'id-number') ? maskIdNumber : maskWholeLife,
      ),
    phone: (number: string, isProtected: boolean) =>
      unless(phoneKind(isProtected), number, isProtected ? maskWhole : maskPhone),
    /** Whoever is near to who is protected leads to them: their phones are protected with theirs. */
    contactPhone: (number: string, isProtected = false) =>
      unless(contactKind(isProtected), number, isProtected ? maskWhole : maskPhone),
    /** Of who acts for somebody and need not be in the register. */
    agentIdNumber: (number: string) => unless('agent-id-number', number, maskIdNumber),
    agentPhone: (number: string) => unless('agent-phone', number, maskPhone),
    /** Whether a phone leaves in full: what is kept masked would have to be looked up. */
    seesPhone: (isProtected: boolean) => seesPlain(roles, phoneKind(isProtected)),
    birth: (birth: string | null) => (birth === null ? null : unless('birth', birth, maskBirth)),
    /** A text in which someone may have written a number. */
    text: (text: string) => unless('typed-number', text, maskNumbersIn),
    hidesAddress: (isProtected: boolean) => !seesPlain(roles, addressKind(isProtected)),
  }
}
