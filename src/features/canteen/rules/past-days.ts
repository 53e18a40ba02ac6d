/** What is over does not change by what the till sells today, and is read once: a span by what of it is over. */
import { addDays, lastDayOfMonth, monthOf } from '#ground/days'

export interface Days {
  readonly from: string
  /** The last of them. */
  readonly to: string
}

export interface Part extends Days {
  readonly isOver: boolean
}

/** In parts of one month and of so many days at most; today and what comes are one. */
export function partsOf({ from, to }: Days, today: string, mostDays = 31): readonly Part[] {
  const yesterday = addDays(today, -1)
  const parts: Part[] = []
  let day = from
  while (day <= to && day < today) {
    const [end = day] = [to, yesterday, lastDayOfMonth(monthOf(day)), addDays(day, mostDays - 1)].toSorted()
    parts.push({ from: day, to: end, isOver: true })
    day = addDays(end, 1)
  }
  return day <= to ? [...parts, { from: day, to, isOver: false }] : parts
}
