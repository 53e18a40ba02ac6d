/** Two names or people that may be one: also where one of them is spelt a little differently. */
import { pinyin } from 'pinyin-pro'
import { cleanName } from '#ground/people/names'
import type { Likeness } from '../../contract/words'

/** A person or a unit as a case names it; empty is not known. */
export interface Named {
  readonly name: string
  readonly idNumber: string
  readonly phones: readonly string[]
  readonly birth: string | null
}

/** Sounds that a Hubei ear and hand do not keep apart: z/zh, c/ch, s/sh, n/l, h/f, in/ing, en/eng, an/ang. */
export const soundOf = (name: string): string =>
  pinyin(name, { toneType: 'none', type: 'array', surname: 'head' })
    .map((syllable) =>
      syllable
        .replace(/^([zcs])h/, '$1')
        .replace(/^n/, 'l')
        .replace(/^f/, 'h')
        .replace(/(?<=[aei]n)g$/, ''),
    )
    .join(' ')

/** Whether two texts differ by one character that is other, missing, too many, or changed with its neighbour. */
function oneSlipApart(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  const at = long.findIndex((character, place) => character !== short[place])
  if (at === -1) return long.length !== short.length
  const rest = (characters: readonly string[], from: number): string => characters.slice(from).join('')
  if (long.length > short.length) return rest(long, at + 1) === rest(short, at)
  const swapped = long[at] === short[at + 1] && long[at + 1] === short[at]
  return rest(long, at + 1) === rest(short, at + 1) || (swapped && rest(long, at + 2) === rest(short, at + 2))
}

/** What a firm is by law, which half of those who name it leave out: 翰林物业有限责任公司 is 翰林物业. */
const legalForm = /(?:股份有限公司|有限责任公司|有限公司|公司)$/

/** Of a name that is nothing else it stays. */
const withoutForm = (name: string): string => {
  const short = name.replace(legalForm, '')
  return Array.from(short).length < 2 ? name : short
}

/**
 * How two names are alike; null where they are not. A slip counts from three characters on (张三 and 张四 are two people) and
 * behind a surname that sounds the same: 张建国 and 李建国 share what half a street is called.
 */
export function nameLikeness(one: string, other: string): 'name' | 'sound' | 'spelling' | null {
  const [left, right] = [cleanName(one), cleanName(other)]
  if (left === '' || right === '') return null
  if (left === right) return 'name'
  const [leftUnit, rightUnit] = [withoutForm(left), withoutForm(right)]
  if (leftUnit === rightUnit) return 'spelling'
  const [lefts, rights] = [Array.from(leftUnit), Array.from(rightUnit)]
  // A character is a syllable: what is longer by one sounds otherwise, what is longer by two is more than a slip away.
  const longer = Math.abs(lefts.length - rights.length)
  if (longer > 1) return null
  if (longer === 0 && soundOf(leftUnit) === soundOf(rightUnit)) return 'sound'
  const long = Math.min(lefts.length, rights.length) >= 3
  if (!long || !oneSlipApart(lefts, rights)) return null
  return soundOf(lefts[0] ?? '') === soundOf(rights[0] ?? '') ? 'spelling' : null
}

/**
 * Why two may be one person, the surest first; null where nothing says so or something rules it out: two ID numbers that
 * differ are two people.
 */
export function likeness(one: Named, other: Named): Likeness | null {
  if (one.idNumber !== '' && other.idNumber !== '') {
    return one.idNumber === other.idNumber ? 'id-number' : null
  }
  const name = nameLikeness(one.name, other.name)
  if (name === null) return null
  if (one.phones.some((phone) => other.phones.includes(phone))) return 'phone'
  if (one.birth !== null && other.birth !== null) return one.birth === other.birth ? 'birth' : null
  return name
}
