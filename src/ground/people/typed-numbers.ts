/**
 * Finds the numbers of people in what somebody wrote, however they are spelt: with blanks, dashes, dots, brackets or
 * invisible marks between the digits, in full-width or in Chinese. Days, amounts, times and doors are none.
 */
import { dayOf } from './birth'

/** Where a number stands in the text, in UTF-16 units. */
export interface Place {
  readonly from: number
  readonly to: number
}

/** Rows of ten, from 0 to 9; 洞, 幺 and 两 as they are said on the telephone. */
const rowsOfDigits: readonly string[] = [
  '0123456789',
  '０１２３４５６７８９',
  '〇一二三四五六七八九',
  '零壹贰叁肆伍陆柒捌玖',
  '洞幺两',
  '⓪①②③④⑤⑥⑦⑧⑨',
  ...[0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6].map((first) =>
    String.fromCodePoint(...Array.from({ length: 10 }, (_, at) => first + at)),
  ),
]
const valueOfDigit: ReadonlyMap<string, string> = new Map(
  rowsOfDigits.flatMap((row) => Array.from(row, (digit, at) => [digit, String(at)] as const)),
)
const anyDigit = new RegExp(`[${[...valueOfDigit.keys()].join('')}]`, 'gu')

interface TypedDigit extends Place {
  readonly value: string
}

/** What people put between the digits of any number, and what only between groups of a familiar length. */
const usual = /^[\s\p{Pd}\u2212.．·•・_＿()（）[\]【】]{0,5}$/u
const unusual =
  /^[\s\p{Pd}\u2212.．·•・_＿()（）[\]【】,，、/\\|｜:：;；~～*+=…'"￣`&＆{}｛｝<>＜＞〔〕「」『』〈〉《》]{0,5}$/u
const checkLetter = /^[\s\p{Pd}\u2212.．·]{0,3}[XxＸｘⅩ×Х](?![A-Za-z])/u

/** Digits that stand together, with what groups them. */
interface Spelling extends Place {
  readonly number: string
  /** How many digits stand in each group: 138-0000-0001 has 3, 4 and 4. */
  readonly groups: readonly number[]
  readonly isUsual: boolean
  /** What stands right behind. */
  readonly behind: string
  readonly typed: string
}

/** The numbers of people in a text, in order; no two of them overlap. */
export function numbersOfPeopleIn(text: string): readonly Place[] {
  const typed = Array.from(text.matchAll(anyDigit), ({ 0: form, index }): TypedDigit => ({
    value: valueOfDigit.get(form) ?? '',
    from: index,
    to: index + form.length,
  }))
  const found: Place[] = []
  for (let at = 0; at < typed.length;) {
    const number = numberAt(text, typed, at)
    if (number === null) at += 1
    else {
      found.push(number.place)
      at += number.count
    }
  }
  return found
}

const between = (text: string, left: Place | undefined, right: Place | undefined): string =>
  text.slice(left?.to ?? 0, right?.from ?? text.length).replace(/\p{Cf}/gu, '')

/** The longest number that begins with this digit; null where none does. */
function numberAt(
  text: string,
  typed: readonly TypedDigit[],
  at: number,
): { readonly place: Place; readonly count: number } | null {
  const first = typed[at]
  if (first === undefined || (at > 0 && between(text, typed[at - 1], first) === '')) return null
  let number = ''
  let groups: readonly number[] = []
  let isUsual = true
  let best: { readonly place: Place; readonly count: number } | null = null
  for (let count = 1; at + count <= typed.length; count += 1) {
    const next = typed[at + count - 1]
    if (next === undefined) break
    const gap = count === 1 ? '' : between(text, typed[at + count - 2], next)
    if (!unusual.test(gap) || (count > mostDigits && gap !== '')) break
    isUsual &&= usual.test(gap)
    groups = count === 1 || gap !== '' ? [...groups, 1] : [...groups.slice(0, -1), (groups.at(-1) ?? 0) + 1]
    number += next.value
    if (count < fewestDigits || (at + count < typed.length && between(text, next, typed[at + count]) === ''))
      continue
    const behind = text.slice(next.to)
    const spelling = {
      from: first.from,
      to: next.to,
      number,
      groups,
      isUsual,
      behind,
      typed: text.slice(first.from, next.to),
    }
    const before = text.slice(0, first.from)
    const plus = /[+＋]\p{Cf}?\s?$/u.exec(before)?.[0] ?? ''
    const paper = isOfPaper(number, groups) ? (paperLetters.exec(before)?.[0] ?? '') : ''
    const letter = count === 17 ? (checkLetter.exec(behind)?.[0] ?? '') : ''
    const isCalled =
      /^[2-9]/.test(number) && number.length <= 8 && groups.length <= 2 && calledSo.test(before)
    if (paper !== '' || isCalled || isSomebodys(spelling, plus !== '', letter !== ''))
      best = { place: { from: first.from - plus.length - paper.length, to: next.to + letter.length }, count }
  }
  return best
}

const fewestDigits = 7
const mostDigits = 19

/** A landline of this town has no area code: seven or eight digits are one behind these words. */
const calledSo = /(电话|座机|手机|固话|联系方式|tel)(号码?)?[:：是为\s]{0,3}$/iu

/** Passports and permits: one letter and eight digits, or E, a letter and seven. */
const paperLetters = /(?<![A-Za-z0-9])(?:[A-Z]|E[A-Z])$/
const isOfPaper = (number: string, groups: readonly number[]): boolean =>
  groups.length === 1 && number.length <= 8 && !isDayOfBirth(number) && !/^20\d\d/.test(number)

/** What stands in front of these is money. People are not counted here: 户主 and 万阿姨 may stand behind their number. */
const isCounted = (behind: string): boolean => /^\s*(元|万元|块钱|亿)/u.test(behind)
/** 13800.00: two places behind the point, in the number or where it goes on. */
const isAmount = ({ typed, behind }: Spelling): boolean =>
  /\d{2}[.．]\d{2}(?!\d)/.test(typed) || (/^[.．]\d{1,2}(?!\d)/.test(behind) && /[.．]/.test(typed))

function isSomebodys(spelling: Spelling, isFromAbroad: boolean, hasLetter: boolean): boolean {
  const { number, groups, isUsual } = spelling
  if (groups.length === 1 && number.length >= 11) return true
  if (isFromAbroad) return isUsual && number.length >= 8 && number.length <= 15
  if (number.length === 18 || hasLetter) return isDayOfBirth(number.slice(6, 14))
  switch (number.length) {
    case 11:
      return isMobile(spelling) || isLandline(spelling) || isDialledAbroad(spelling)
    case 15:
      return isOldIdNumber(spelling) || isCard(spelling) || isDialledAbroad(spelling)
    default:
      return isLandline(spelling) || isCard(spelling) || isDialledAbroad(spelling)
  }
}

const isDayOfBirth = (eight: string): boolean =>
  /^(19|20)/.test(eight) &&
  dayOf(Number(eight.slice(0, 4)), Number(eight.slice(4, 6)), Number(eight.slice(6))) !== null

/** How people group the eleven digits of a mobile that do not begin with a group of three. */
const groupings: ReadonlySet<string> = new Set(
  '7-4 5-6 6-5 4-4-3 4-3-4 4-7 8-3 2-9 2-4-5 2-5-4 2-3-6 2-3-3-3 5-3-3 1-10 1-2-4-4 1-2-8 1-3-3-4 1-5-5'.split(
    ' ',
  ),
)
const usualOnly: ReadonlySet<string> = new Set('3-4-4 3-8 7-4 3-3-5 4-3-4 4-4-3'.split(' '))

function isMobile(spelling: Spelling): boolean {
  const { number, groups, isUsual } = spelling
  if (!/^1[3-9]\d{9}$/.test(number) || isAmount(spelling)) return false
  if (groups.every((count) => count === 1)) return true
  if (!isUsual) return usualOnly.has(groups.join('-'))
  return groups[0] === 3 || (groupings.has(groups.join('-')) && !isCounted(spelling.behind))
}

/** The area code stands first, alone or with what follows. */
const isLandline = ({ number, groups, isUsual }: Spelling): boolean =>
  isUsual &&
  /^0(10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/.test(number) &&
  (groups.length <= 3 || groups.every((count) => count === 1))

/** 00852 2123 4567: the country behind the two noughts. */
const isDialledAbroad = ({ number, groups, isUsual }: Spelling): boolean =>
  isUsual && /^00(1|7|[2-9]\d{1,2})$/.test(number.slice(0, groups[0])) && number.length >= 10

/** Six digits of the place, six of the birth, three: as ID numbers were until 1999. */
const isOldIdNumber = ({ number, groups }: Spelling): boolean =>
  (groups.every((count) => count === 1) || groups[0] === 6) && isDayOfBirth(`19${number.slice(6, 12)}`)

/** A bank card: fours, or whatever begins as the cards of this country do; others by their check digit. */
function isCard(spelling: Spelling): boolean {
  const { number, groups, isUsual } = spelling
  if (number.length < 13 || !isUsual || isAmount(spelling) || isCounted(spelling.behind)) return false
  if (/^62\d{14,17}$/.test(number)) return true
  return /^[3-5]/.test(number) && groups.slice(0, -1).every((count) => count === 4) && hasCheckDigit(number)
}

/** Luhn's sum, ISO/IEC 7812-1. */
const hasCheckDigit = (number: string): boolean =>
  Array.from(number)
    .reverse()
    .map(
      (digit, at) =>
        (at % 2 === 0 ? Number(digit) : ((Number(digit) * 2 - 1) % 9) + 1) * (digit === '0' ? 0 : 1),
    )
    .reduce((sum, digit) => sum + digit, 0) %
    10 ===
  0
