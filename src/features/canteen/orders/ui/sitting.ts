/** The sitting that the address names: its day and its meal, which the desk fills in where nothing is said. */
import { useSearchParams } from 'react-router'
import { meals, type Meal } from '../../contract/words'

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text)

export interface AskedSitting {
  readonly day: string | null
  readonly meal: Meal | null
}

export function useSitting(): {
  readonly asked: AskedSitting
  readonly search: string
  readonly go: (to: { readonly day: string; readonly meal: Meal }) => void
} {
  const [search, setSearch] = useSearchParams()
  const day = search.get('day')
  return {
    asked: {
      day: isDay(day) ? day : null,
      meal: meals.find((one) => one === search.get('meal')) ?? null,
    },
    search: search.toString(),
    go: ({ day: to, meal }) => setSearch({ day: to, meal }, { replace: true }),
  }
}
