/** Cleaning of what people type or paste: full-width characters, stray blanks, apostrophes that Excel left behind. */
import { oneForm } from './characters'

/** Full-width ASCII (０-９, Ａ-Ｚ, ＋, （ …) and the ideographic space become their plain forms; so do look-alikes. */
export const halfWidth = (typed: string): string =>
  oneForm(typed)
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0\u2000-\u200a\u202f\u205f\u1680\u2800]/g, ' ')

/** Half-width, without the apostrophe that marks a text cell, trimmed. */
export const cleanCell = (typed: string): string =>
  halfWidth(typed)
    .trim()
    .replace(/^['’‘`]+/, '')
    .trim()

const chineseDigits = '零一二三四五六七八九'

/** As they are written on contracts and on some doors: 贰单元, 拾叁栋. */
const formalDigits = '壹贰叁肆伍陆柒捌玖拾'
const plainDigits = (text: string): string =>
  text.replace(/[壹贰叁肆伍陆柒捌玖拾]/g, (digit) =>
    '一二三四五六七八九十'.charAt(formalDigits.indexOf(digit)),
  )

/** 五〇一 as it is said on a door, `501`, also where some of it is in digits: 5零1; null for anything else. */
export function digitByDigit(text: string): string | null {
  const plain = plainDigits(text).replaceAll('〇', '零')
  return plain.length > 1 &&
    Array.from(plain).every((digit) => chineseDigits.includes(digit) || /\d/.test(digit))
    ? Array.from(plain, (digit) => (/\d/.test(digit) ? digit : chineseDigits.indexOf(digit))).join('')
    : null
}

/** 一…九十九 as a number; null for anything else. */
export function chineseNumber(text: string): number | null {
  const parts = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(
    plainDigits(text).replace('两', '二'),
  )
  if (!parts || text === '') return null
  const [, tens, ten, ones] = parts
  const valueOf = (digit: string | undefined) => (digit === undefined ? 0 : chineseDigits.indexOf(digit))
  if (ten === undefined) return ones === undefined ? valueOf(tens) : null
  return (tens === undefined ? 1 : valueOf(tens)) * 10 + valueOf(ones)
}
