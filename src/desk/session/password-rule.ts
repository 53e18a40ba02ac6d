/** What a password has to be before it opens anything: long enough for what it opens, and none that is tried first. */
import { pinyin } from 'pinyin-pro'
import { DeskError } from '#ground/contract/errors'
import { mediators, type Role } from '#ground/roles/permissions'
import { leastPassword } from './contract'

/** Whose password it is to be. */
export interface Owner {
  readonly account: string
  readonly name: string
  readonly roles: readonly Role[]
}

/** Whoever may see or change most. */
const rolesOfMuch: readonly Role[] = ['manager', 'auditor', ...mediators]
export const leastPasswordOfMuch = 12

export const mayDoMuch = (roles: readonly Role[]): boolean => roles.some((role) => rolesOfMuch.includes(role))

/** So many different characters remain of a password when what anybody would try first is taken out. */
const leastOwnCharacters = 4

export type PasswordFault =
  | 'password-too-short'
  | 'session.password-short-for-role'
  | 'session.password-is-common'
  | 'session.password-names-you'

/** Null for one that will do. Works on the text as it is derived: NFKC, case aside. */
export function faultOfPassword(password: string, { account, name, roles }: Owner): PasswordFault | null {
  const typed = password.normalize('NFKC')
  const length = Array.from(typed).length
  if (length < leastPassword) return 'password-too-short'
  if (mayDoMuch(roles) && length < leastPasswordOfMuch) return 'session.password-short-for-role'
  const small = typed.toLowerCase()
  if (ownCharacters(without(small, triedFirst)) < leastOwnCharacters) return 'session.password-is-common'
  const own = without(small, [...namesOf(account, name), ...triedFirst])
  return ownCharacters(own) < leastOwnCharacters ? 'session.password-names-you' : null
}

/** Throws `invalid` with that fault. */
function refuseWeakPassword(password: string, owner: Owner): void {
  const fault = faultOfPassword(password, owner)
  if (fault !== null) throw new DeskError('invalid', fault, { least: leastPasswordOfMuch })
}

/** The password of the demonstration accounts; everybody knows it. */
export const demonstrationPassword = 'linli-demo'

/** Outside the demonstration a password that everybody knows, or would try first, is none. */
export function refusePassword(password: string, owner: Owner, demonstration: boolean): void {
  if (demonstration) return
  if (password === demonstrationPassword) throw new DeskError('invalid', 'session.password-is-public')
  refuseWeakPassword(password, owner)
}

/** The account, the name, and how the name is spelt; a single letter would be taken out of everything. */
function namesOf(account: string, name: string): readonly string[] {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
  const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('')
  return [account, name, syllables.join(''), ...syllables, initials]
    .map((each) => each.toLowerCase())
    .filter((each) => each.length > 1)
}

const without = (text: string, words: readonly string[]): string =>
  words
    .toSorted((one, other) => other.length - one.length)
    .reduce((rest, word) => rest.replaceAll(word, ''), text)

/** Different characters that are no day, no run (`123`, `cba`), no repetition (`888`), no sign between words. */
function ownCharacters(text: string): number {
  const rest = text
    .replaceAll(/(19|20)\d\d((0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?)?/g, '')
    .replaceAll(/(.)\1{2,}/gu, '')
  const letters = Array.from(withoutRuns(rest)).filter((each) => /[\p{L}\p{N}]/u.test(each))
  // Eleven digits in any order are a phone, and soon tried.
  return letters.every((each) => /\d/.test(each)) ? 0 : new Set(letters).size
}

/** Three digits in a row, or four letters: words have three (`first`). */
function withoutRuns(text: string): string {
  const runs = ['01234567890', 'abcdefghijklmnopqrstuvwxyz'].flatMap((row) => {
    const least = row.startsWith('0') ? 3 : 4
    const back = Array.from(row).toReversed().join('')
    return [row, back].flatMap((way) =>
      Array.from({ length: way.length - least + 1 }, (_, at) => way.slice(at, at + least)),
    )
  })
  const covered = new Set<number>()
  for (const run of runs) {
    for (let at = text.indexOf(run); at >= 0; at = text.indexOf(run, at + 1)) {
      for (let offset = 0; offset < run.length; offset += 1) covered.add(at + offset)
    }
  }
  return Array.from({ length: text.length }, (_, at) => (covered.has(at) ? '' : text.charAt(at))).join('')
}

/** What lists of stolen passwords are full of, here and everywhere, and what this program is called. */
const triedFirst: readonly string[] = [
  'password passw0rd p@ssw0rd p@ssword pass word admin administrator root login user guest test demo master secret',
  'qwertyuiop qwerty asdfghjkl asdfgh asdf zxcvbnm zxcvbn zxcv 1qaz2wsx 1qaz 2wsx 3edc qazwsx qweasd qwe asd zxc',
  'welcome letmein iloveyou dragon monkey sunshine football computer internet windows',
  'woaini woaizhongguo zhongguo woai aini mima denglu guanliyuan qingfeng laopo laogong baobao wangluo diannao',
  'linlidesk linli desk shequ fuwu zhongxin qiantai fuzeren tiaojie shitang ducha hanlin huashan wuhan china',
  '密码 社区 前台 负责人 我爱你 中国',
  '5201314 1314520 1314 520 147258 258369 147 258 369 159 357 0000 6688 8866 168 518',
].flatMap((line) => line.split(' '))
