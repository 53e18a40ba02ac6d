/** The code on a booking's slip: its number with a digit that tells a slip of the reader from a booking. */

const letters = 'CD'
const digits = 7

/** Luhn's digit: one wrong figure, or two that changed places, never gives the code of somebody else. */
function checkDigit(figures: string): number {
  const sum = Array.from(figures)
    .toReversed()
    .reduce((total, figure, at) => {
      const doubled = Number(figure) * (at % 2 === 0 ? 2 : 1)
      return total + (doubled > 9 ? doubled - 9 : doubled)
    }, 0)
  return (10 - (sum % 10)) % 10
}

/** `CD00001230`: what a slip has as bars, and in figures under them. */
export function slipCode(booking: number): string {
  const figures = String(booking).padStart(digits, '0')
  return `${letters}${figures}${checkDigit(figures)}`
}

/** The booking of a code as it was scanned or typed; null for what is no code of a slip. */
export function bookingOfCode(text: string): number | null {
  const figures = /^CD(\d{8,17})$/.exec(text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase())?.[1]
  if (figures === undefined) return null
  const number = figures.slice(0, -1)
  return checkDigit(number) === Number(figures.slice(-1)) && Number(number) > 0 ? Number(number) : null
}
