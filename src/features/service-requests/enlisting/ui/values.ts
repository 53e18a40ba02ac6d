/** What the drawer of an enlisting holds, and the way from there to what the desk takes. */
import type { EnlistingSource, EnlistingDue } from '../contract'

export interface Values {
  readonly itemId?: number
  readonly from?: EnlistingSource['from']
  readonly tag?: string | null
  readonly ageFrom?: number | null
  readonly ageTo?: number | null
  readonly birthMonth?: number | null
  readonly importId?: number
  readonly year?: number | null
  readonly dueOn?: EnlistingDue['on']
  readonly day?: string | null
  readonly dueYear?: number | null
}

/** Undefined while nobody is chosen: the whole register is never put on a list by leaving everything out. */
export function sourceOf(values: Values): EnlistingSource | undefined {
  const { from = 'register', importId, year } = values
  if (from === 'import') return importId === undefined ? undefined : { from, id: importId }
  if (from === 'year') return year === undefined || year === null ? undefined : { from, year }
  const chosen = {
    tag: values.tag ?? undefined,
    ageFrom: values.ageFrom ?? undefined,
    ageTo: values.ageTo ?? undefined,
    birthMonth: values.birthMonth ?? undefined,
  }
  return Object.values(chosen).every((one) => one === undefined) ? undefined : { from, ...chosen }
}

const dueOf = ({ dueOn = 'birthday', day, dueYear }: Values): EnlistingDue =>
  dueOn === 'day' ? { on: 'day', day: day ?? '' } : { on: 'birthday', year: dueYear ?? 0 }

export const inputOf = (values: Values, people: number) => ({
  itemId: values.itemId ?? 0,
  source: sourceOf(values) ?? { from: 'register' as const },
  // By the item's own rule, where it was done before: the day is not asked.
  due: values.from === 'year' ? { on: 'birthday' as const, year: (values.year ?? 0) + 1 } : dueOf(values),
  people,
})
