/** What of a number may leave the desk: enough to tell two people apart, too little to misuse (个人信息保护法 art. 51). */
import type { Role } from '../roles/permissions'
import { numbersOfPeopleIn } from './typed-numbers'
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

/** The numbers of people in a text, in order, as they are typed there. */
const numbersIn = (text: string): readonly string[] =>
  numbersOfPeopleIn(text).map(({ from, to }) => text.slice(from, to))

/** By characters: a digit may be two units long. Of a short number less is shown, as where it has a field of its own. */
const maskTyped = (number: string): string => {
  const typed = Array.from(number)
  if (/^[A-Z]/.test(number)) return `****${typed.slice(-2).join('')}`
  if (typed.length < 11) return `****${typed.slice(-4).join('')}`
  return `${typed.slice(0, 3).join('')}****${typed.slice(-4).join('')}`
}

/** A text with the numbers in it masked; days, amounts and doors stay. */
export function maskNumbersIn(text: string): string {
  const places = numbersOfPeopleIn(text)
  const kept = places.map(({ from }, at) => text.slice(places[at - 1]?.to ?? 0, from))
  const shown = places.map(({ from, to }, at) => `${kept[at] ?? ''}${maskTyped(text.slice(from, to))}`)
  return `${shown.join('')}${text.slice(places.at(-1)?.to ?? 0)}`
}

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
    ethnicity: <Of>(ethnicity: Of | null) => (seesPlain(roles, 'ethnicity') ? ethnicity : null),
    /** A text in which someone may have written a number. */
    text: (text: string) => unless('typed-number', text, maskNumbersIn),
    hidesAddress: (isProtected: boolean) => !seesPlain(roles, addressKind(isProtected)),
  }
}
