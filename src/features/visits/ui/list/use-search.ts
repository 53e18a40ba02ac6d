/** The conditions of the visits list, kept in its address, and what they ask of the desk today. */
import { dayLength } from '#ground/clock'
import { useChoices, type Choices } from '#app/choices'
import { dayOf } from '#app/dates'
import { useSession } from '#app/session/session'
import { visitChoices, type Period, type VisitChoices, type VisitSearch } from '../../contract'

const daysBack: Readonly<Record<Exclude<Period, 'all' | 'range'>, number>> = { today: 0, week: 6, month: 29 }

/** Someone's own visits are all of them; the list as such opens with today. */
const usual = (address: URLSearchParams) => ({ period: address.has('residentId') ? 'all' : 'today' })

export interface Search extends Choices<VisitChoices> {
  readonly input: Omit<VisitSearch, 'after' | 'limit'>
}

export function useSearch(): Search {
  const { now } = useSession()
  const choices = useChoices(visitChoices, usual)
  const { period, from, until, ...more } = choices.chosen
  const days =
    period === 'range'
      ? { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
      : period === 'all'
        ? {}
        : { from: dayOf(now() - daysBack[period] * dayLength) }
  // What is looked for among all visits is not cleared down to today's.
  return { ...choices, input: { ...more, ...days }, clear: () => choices.reset({ period: 'all' }) }
}
