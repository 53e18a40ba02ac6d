/** Heads as they are typed from day sheets: read forgivingly, blank lines left out, faults named by their line. */
import { readMac } from '../../rules'
import type { TypedHead } from '../../contract'

export interface TypedLine {
  /** The day of the sheet, `YYYY-MM-DD`. */
  readonly day: string | undefined
  readonly sequence: string
  readonly digits: string
}

export const blankLine: TypedLine = { day: undefined, sequence: '', digits: '' }

const isBlank = ({ sequence, digits }: TypedLine): boolean => sequence.trim() === '' && digits.trim() === ''

/** The head of a line, or null when it is none; a blank line is none and no fault. */
export function headOf({ day, sequence, digits }: TypedLine): TypedHead | null {
  const number = Number(sequence.normalize('NFKC').replaceAll(/[\s,]/g, ''))
  const mac = readMac(digits)
  if (!Number.isSafeInteger(number) || number < 1 || mac === null) return null
  return { sequence: number, mac, source: day ?? `#${number}` }
}

export function readLines(lines: readonly TypedLine[]): {
  readonly heads: readonly TypedHead[]
  /** Places of the lines that say something and are no heads. */
  readonly faulty: readonly number[]
} {
  const read = lines.map((line) => ({ blank: isBlank(line), head: headOf(line) }))
  return {
    heads: read.flatMap(({ head }) => (head === null ? [] : [head])),
    faulty: read.flatMap(({ blank, head }, place) => (head === null && !blank ? [place] : [])),
  }
}
