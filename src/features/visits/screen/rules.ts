/** How a number is said aloud, and how much of a name a room full of people may read. Pure. */

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** `A014` → `A 零 一 四`: digit by digit, as people read it from their slip. */
export const spokenNumber = (number: string): string =>
  Array.from(number, (sign) => digits[Number.parseInt(sign, 10)] ?? sign).join(' ')

/** `12` → `十二`: a window is counted, not spelt. From 1 to 99. */
export function spokenCount(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10]
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens] ?? ''}十`
  return `${ten}${ones === 0 && tens > 0 ? '' : (digits[ones] ?? '')}`
}

/** 李家旺 → 李**: the owner of the name knows it is theirs, the rest of the room does not. */
export function nameOnScreen(name: string): string {
  const [first = '', ...rest] = Array.from(name.trim())
  return `${first}${rest.map(() => '*').join('')}`
}
