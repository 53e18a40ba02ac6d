/**
 * What a card reader types: the number of a card, and what some readers type behind it: name, sex, people (民族), birth and
 * address, between tabs, blanks, commas or bars, in whatever order.
 */
import { dayOf } from './birth'
import { cleanIdNumber, likelyIdKind, readIdNumber } from './id-numbers'
import { cleanName } from './names'
import type { IdKind, Sex } from './words'

export interface CardText {
  /** As it stands on the card, checked by its form. */
  readonly number: string
  readonly kind: IdKind
  readonly name: string
  readonly sex: Sex | null
  /** 汉, 土家; without 族. Empty where the reader does not say. */
  readonly people: string
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
const peoples =
  /^(汉|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺)族?$/
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
  let people = ''
  const address: string[] = []
  for (const part of parts.toSpliced(at, 1)) {
    const found = birthForm.exec(part)
    if (sexes[part] !== undefined) sex = sexes[part]
    else if (people === '' && peoples.test(part)) people = peoples.exec(part)?.[1] ?? ''
    else if (found !== null) birth = dayOf(Number(found[1]), Number(found[2]), Number(found[3])) ?? birth
    else if (name === '' && /^[\p{Script=Han}·]{2,}$/u.test(part)) name = cleanName(part)
    else address.push(part)
  }
  return { number: reading.number, kind, name, sex, people, birth, address: address.join(' ') }
}

/** Eighteen digits whose check character is right, or a passport's or permit's letter and digits. */
function isCardNumber(part: string): boolean {
  const number = cleanIdNumber(part)
  if (/^\d{17}[\dX]$/.test(number)) return readIdNumber(likelyIdKind(number), number).ok
  return /^[A-Z]{1,2}\d{7,10}$/.test(number) && readIdNumber(likelyIdKind(number), number).ok
}
