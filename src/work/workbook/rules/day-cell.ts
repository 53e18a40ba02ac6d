/** The day that a cell of a workbook says: of birth, of an approval. */
import { readDay } from '#ground/people/birth'
import type { Cell } from './cells'

export type BirthReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'unread'; readonly doubt: 'birth-not-a-day' | 'birth-in-the-future' }

/** Nobody in a register is older. A smaller number is no day that lost its format but a year or an age. */
const firstBirth = '1910-01-01'

/** A day cell, a text in one of five ways, or the bare number of a day that lost its format; never one after `today`. */
export function birthIn(cell: Cell, today: string): BirthReading {
  if (cell === null || (cell.kind === 'text' && cell.text.trim() === '')) return { kind: 'none' }
  const day = dayIn(cell)
  if (day === null) return { kind: 'unread', doubt: 'birth-not-a-day' }
  return day > today ? { kind: 'unread', doubt: 'birth-in-the-future' } : { kind: 'day', day }
}

function dayIn(cell: Exclude<Cell, null>): string | null {
  if (cell.kind === 'day') return readDay(cell.day)
  if (cell.kind === 'text') return readDay(cell.text)
  if (cell.day !== undefined) return cell.day >= firstBirth ? cell.day : null
  return readDay(String(cell.value))
}
