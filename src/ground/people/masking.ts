/** What of a number may leave the desk: enough to tell two people apart, too little to misuse (个人信息保护法 art. 51). */
import type { Role } from '../roles/permissions'
import { addressKind, phoneKind, seesPlain, type SensitiveKind } from '../roles/sensitive'

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

/** Of a day of birth the year, by which ages are counted. */
export const maskBirth = (birth: string): string => birth.slice(0, 4)

const digit = '[0-9\uff10-\uff19]'
/** Numbers as people write them into a note: an ID number, a mobile or a landline, with or without its grouping. */
const numberInText = new RegExp(
  [
    `${digit}{11,}[XxＸｘ]?`,
    `(?<!${digit})${digit}{6}[ -]${digit}{8}[ -]${digit}{3}(?:${digit}|[XxＸｘ])`,
    `(?<!${digit})[1１]${digit}{2}[ -]?${digit}{4}[ -]?${digit}{4}(?!${digit})`,
    `(?<!${digit})[0０]${digit}{2,3}[ -]?${digit}{7,8}(?!${digit})`,
  ].join('|'),
  'g',
)

const maskTyped = (number: string): string => `${number.slice(0, 3)}****${number.slice(-4)}`

/** A text with the numbers in it masked; days, amounts and doors stay. */
export const maskNumbersIn = (text: string): string => text.replace(numberInText, maskTyped)

/** True where a text or a number has something hidden in it. */
export const isMasked = (text: string): boolean => text.includes('****')

/**
 * A text that was shown masked and comes back from a form, with its numbers as they were kept: around them anything may
 * have changed. Null when it names a masked number that is not in the kept text, which nobody can know in full.
 */
export function withNumbersOf(typed: string, kept: string): string | null {
  const known = Array.from(kept.matchAll(numberInText), ([number]) => number)
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
    idNumber: (number: string) => unless('id-number', number, maskIdNumber),
    phone: (number: string, isProtected: boolean) => unless(phoneKind(isProtected), number, maskPhone),
    contactPhone: (number: string) => unless('contact-phone', number, maskPhone),
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
