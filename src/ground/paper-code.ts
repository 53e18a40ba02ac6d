/**
 * The code on a paper: letters that say what it is of, its row's number, and a digit that tells a paper of the reader from one
 * that was read wrongly. Letters and figures alone, so that every reader types it on every keyboard.
 */

const digits = 7

/** Luhn's digit: one wrong figure, or two that changed places, never gives the code of another. */
function checkDigit(figures: string): number {
  const sum = Array.from(figures)
    .toReversed()
    .reduce((total, figure, at) => {
      const doubled = Number(figure) * (at % 2 === 0 ? 2 : 1)
      return total + (doubled > 9 ? doubled - 9 : doubled)
    }, 0)
  return (10 - (sum % 10)) % 10
}

/** `CD00001230`: what a paper has as bars, and in figures under them. */
export function paperCode(letters: string, id: number): string {
  const figures = String(id).padStart(digits, '0')
  return `${letters}${figures}${checkDigit(figures)}`
}

/** The row of a code as it was scanned or typed; null for what is no code with these letters. */
export function idOfPaperCode(letters: string, text: string): number | null {
  const code = text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
  const figures = code.startsWith(letters) ? /^\d{8,17}$/.exec(code.slice(letters.length))?.[0] : undefined
  if (figures === undefined) return null
  const number = figures.slice(0, -1)
  return checkDigit(number) === Number(figures.slice(-1)) && Number(number) > 0 ? Number(number) : null
}
