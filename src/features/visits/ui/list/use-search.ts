/** The conditions of the visits list, kept in its address: a link or a return shows the same rows. */
import { useAddressChoices } from '#app/address-choices'
import { dayOf } from '#app/dates'
import { useSession } from '#app/session/session'
import { visitCategories, visitSearch, visitStates, type VisitSearch } from '../../contract'

export const periods = ['today', 'week', 'month', 'range', 'all'] as const
export type Period = (typeof periods)[number]

const dayLength = 24 * 60 * 60 * 1000
const daysBack: Readonly<Record<Exclude<Period, 'all' | 'range'>, number>> = { today: 0, week: 6, month: 29 }

export interface Search {
  readonly period: Period
  /** Both days of a range of one's own, `YYYY-MM-DD`. */
  readonly from: string | undefined
  readonly until: string | undefined
  readonly words: string
  readonly category: VisitSearch['category']
  readonly handlerId: number | undefined
  readonly residentId: number | undefined
  readonly state: VisitSearch['state']
  /** True when more than the period narrows the list. */
  readonly narrowed: boolean
  readonly input: Omit<VisitSearch, 'after' | 'limit'>
  readonly set: (change: Readonly<Record<string, string | number | undefined>>) => void
  readonly clear: () => void
}

export function useSearch(): Search {
  const { now } = useSession()
  const { address, set, reset } = useAddressChoices()
  const of = (name: string) => address.get(name) ?? undefined
  const numberOf = (name: string) => visitSearch.shape.handlerId.safeParse(Number(of(name))).data
  const residentId = numberOf('resident')
  // Someone's own visits are all of them; the list as such opens with today.
  const usual: Period = residentId === undefined ? 'today' : 'all'
  const period = periods.find((known) => known === of('period')) ?? usual
  const words = of('words') ?? ''
  const category = visitCategories.find((known) => known === of('category'))
  const handlerId = numberOf('handler')
  const state = visitStates.find((known) => known === of('state'))
  const dayFrom = (name: string) => visitSearch.shape.from.safeParse(of(name)).data
  const [from, until] =
    period === 'range'
      ? [dayFrom('from'), dayFrom('until')]
      : [period === 'all' ? undefined : dayOf(now() - daysBack[period] * dayLength), undefined]
  const sought = words.trim().slice(0, 40)
  return {
    period,
    from,
    until,
    words,
    category,
    handlerId,
    residentId,
    state,
    narrowed: [category, handlerId, residentId, state].some((value) => value !== undefined) || sought !== '',
    input: {
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      ...(sought === '' ? {} : { words: sought }),
      ...(category === undefined ? {} : { category }),
      ...(handlerId === undefined ? {} : { handlerId }),
      ...(residentId === undefined ? {} : { residentId }),
      ...(state === undefined ? {} : { state }),
    },
    set,
    clear: () => reset({ period: 'all' }),
  }
}
