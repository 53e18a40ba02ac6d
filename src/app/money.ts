/** Fen as yuan with two decimals, thousands apart: 52,078.65. For eyes; what is pasted into other systems has no separators. */
export function moneyWords(fen: number): string {
  const yuan = Math.trunc(Math.abs(fen) / 100).toLocaleString('en-US')
  const cents = String(Math.abs(fen) % 100).padStart(2, '0')
  return `${fen < 0 ? '−' : ''}${yuan}.${cents}`
}
