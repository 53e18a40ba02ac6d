/** Telephone numbers: cleaning, validity, and the several that people write into one cell. */
import { cleanCell } from '../text'

/**
 * Digits alone, without the country code of China. An extension stays behind an `x`; a number from abroad keeps its `+`,
 * without which it may look like one from here.
 */
export function cleanPhone(typed: string): string {
  const plain = cleanCell(typed)
    // A number of a sheet on its way through another program.
    .replace(/\.0$/, '')
    .replace(/(转|分机|ext\.?|#)/i, 'x')
    // +44 (0)20 …: the 0 is dialled at home and not behind the country code.
    .replace(/^(\(?(?:\+|00)\s*\d{1,3}\)?\s*)\(0\)/, '$1')
  const digits = plain.replace(/[^\dx+]/g, '').replace(/^00(?=[1-9]\d{6})/, '+')
  const own = digits
    .replace(/^(\+86\+?|86(?=1\d{10}(x|$)))/, '')
    // A mobile of another town was dialled with a 0; no landline has twelve digits from 01 on.
    .replace(/^0(?=1[3-9]\d{9}$)/, '')
  // Behind the country code a landline has lost the 0 of its area code.
  if (own !== digits && /^[1-9]\d{8,10}(x|$)/.test(own) && !mobile.test(own)) return `0${own}`
  return own.startsWith('+') ? `+${own.replaceAll('+', '')}` : own.replaceAll('+', '')
}

const mobile = /^1[3-9]\d{9}$/
/** Area code (3 digits for large cities, else 4) and 7 or 8 digits; 400 and 800 numbers; an extension of up to 6. */
const landline = /^(0(10|2\d)[2-9]\d{7}|0[3-9]\d{2}[2-9]\d{6,7}|[48]00\d{7}|[2-9]\d{6,7})(x\d{1,6})?$/

/** With its country code, 7 to 15 digits in all; an extension of up to 6. Source: ITU-T E.164. */
const foreign = /^\+(?!86)[1-9]\d{6,14}(x\d{1,6})?$/

/** 010, 027, 0713: what stands in front of a landline that is called from elsewhere. */
export const isAreaCode = (digits: string): boolean => /^0(?:10|2\d|[3-9]\d{2})$/.test(digits)

export const isMobile = (cleaned: string): boolean => mobile.test(cleaned)

/** True for what can be dialled: a mainland mobile, a landline with or without area code, a 400 or 800 number, one from abroad with its `+`. */
export const isPhone = (cleaned: string): boolean =>
  mobile.test(cleaned) || landline.test(cleaned) || foreign.test(cleaned)

/**
 * The numbers of one cell: people separate them by 、 / ; , or a blank. Blanks and dashes inside one number are
 * its grouping, so the cell is taken as one number when that makes a valid one. Where a number from abroad stands beside
 * what is none, nobody knows where it ends: the cell stays whole, and a part of it is never taken for a number.
 */
export function splitPhones(typed: string): readonly string[] {
  const plain = cleanCell(typed)
  if (plain === '') return []
  const parts = plain
    .split(/[、/;,，；|\n]+|(?<=\d\s*)[和或及](?=\s*[\d+(])/)
    .flatMap((part) => (isPhone(cleanPhone(part)) ? [part] : part.split(/\s+(?=[+01])/)))
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const isCut =
    parts.some((part) => fromAbroad.test(part)) && !parts.every((part) => isPhone(cleanPhone(part)))
  return isCut ? [plain] : parts
}

/** Words that only say what a number is. */
const labels =
  /联系电话|联系方式|手机号码?|电话号码?|手机|电话|座机|固话|固定|移动|本人|分机|号码?|转|ext\.?|tel(ephone)?|phone|mobile|x/gi

/** What is written beside a number and says more than that it is one: 儿子, 晚上打, 停机. Empty where nothing does. */
export const wordsBeside = (typed: string): string =>
  cleanCell(typed)
    .replace(labels, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()

const fromAbroad = /^\(?(\+|00[1-9])/
