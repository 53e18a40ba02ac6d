/** Reads money and numbers as people type them: wholly, or not at all. */
import { halfWidth } from './day-input'

/** `undefined`: something is written that is not wholly a number. */
export type ReadNumber = number | null | undefined

/** Thousands apart only by threes: `12,5` is nobody's 125. */
const whole = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)`
const money = new RegExp(String.raw`^[¥￥]?\s*(${whole})(?:\.(\d{1,2}))?\s*元?$`)
const tenThousands = /^[¥￥]?\s*(\d+)(?:\.(\d{1,6}))?\s*万\s*元?$/
const plain = new RegExp(String.raw`^(-?)(${whole}(?:\.\d+)?)$`)

/**
 * The fen meant by `12`, `12.5`, `1,234.50`, `¥12`, `12元` or `1.5万`, in full-width figures too; null where nothing is
 * written. No sign, no third decimal.
 */
export function readMoney(typed: string): ReadNumber {
  const text = halfWidth(typed).trim()
  if (text === '') return null
  const inYuan = money.exec(text)
  // By its figures, because 11.15 × 100 is not 1115.
  if (inYuan !== null) return Number(`${figures(inYuan[1])}${(inYuan[2] ?? '').padEnd(2, '0')}`)
  const inTenThousands = tenThousands.exec(text)
  if (inTenThousands === null) return undefined
  return Number(`${figures(inTenThousands[1])}${(inTenThousands[2] ?? '').padEnd(6, '0')}`)
}

/** Fen as they are typed again: `1234.50`. */
export function typedMoney(fen: number): string {
  const cents = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${cents.slice(0, -2)}.${cents.slice(-2)}`
}

/** The number that is written, with or without decimals and a minus; null where nothing is written. */
export function readNumber(typed: string): ReadNumber {
  const text = halfWidth(typed).trim()
  if (text === '') return null
  const read = plain.exec(text)
  return read === null ? undefined : Number(`${read[1]}${figures(read[2])}`)
}

const figures = (text = ''): string => text.replaceAll(',', '')
