/** Telephone numbers: cleaning, validity, and the several that people write into one cell. */
import { cleanCell } from '../text'

/** Digits alone, without the country code of China. An extension stays behind an `x`. */
export function cleanPhone(typed: string): string {
  const plain = cleanCell(typed).replace(/(转|ext\.?|#)/i, 'x')
  const digits = plain.replace(/[^\dx+]/g, '')
  return digits.replace(/^(\+86|0086|86(?=1\d{10}$))/, '').replaceAll('+', '')
}

const mobile = /^1[3-9]\d{9}$/
/** Area code (3 digits for large cities, else 4) and 7 or 8 digits; 400 and 800 numbers; an extension of up to 6. */
const landline = /^(0(10|2\d)[2-9]\d{7}|0[3-9]\d{2}[2-9]\d{6,7}|[48]00\d{7}|[2-9]\d{6,7})(x\d{1,6})?$/

export const isMobile = (cleaned: string): boolean => mobile.test(cleaned)

/** True for what can be dialled: a mainland mobile, a landline with or without area code, a 400 or 800 number. */
export const isPhone = (cleaned: string): boolean => mobile.test(cleaned) || landline.test(cleaned)

/**
 * The numbers of one cell: people separate them by 、 / ; , or a blank. Blanks and dashes inside one number are
 * its grouping, so the cell is taken as one number when that makes a valid one.
 */
export function splitPhones(typed: string): readonly string[] {
  const plain = cleanCell(typed)
  if (plain === '') return []
  return plain
    .split(/[、/;,，；|\n]+/)
    .flatMap((part) => (isPhone(cleanPhone(part)) ? [part] : part.split(/\s+(?=[+01])/)))
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
