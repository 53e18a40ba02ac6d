/** What is over does not change by what the till sells today, and is read once: a span by what of it is over. */
import { addDays } from '#ground/days'
import { monthParts, type Span } from '#work/figures/rules/index'

export interface Part extends Span {
  readonly isOver: boolean
}

/** What is over in parts of one month and of so many days at most; today and what comes are one. */
export function overAndToCome({ from, to }: Span, today: string, mostDays = 31): readonly Part[] {
  const yesterday = addDays(today, -1)
  const over = monthParts({ from, to: to < yesterday ? to : yesterday }, mostDays)
  const rest = { from: from < today ? today : from, to, isOver: false }
  return [...over.map((part) => ({ ...part, isOver: true })), ...(rest.from <= to ? [rest] : [])]
}
