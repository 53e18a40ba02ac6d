/** The filter of the work list, kept in its address: a link, a saved view and a return show the same rows. */
import { useAddressChoices } from '#app/address-choices'
import { workFilter, type WorkFilter } from '../contract'

const names = [
  'scope',
  'state',
  'itemId',
  'category',
  'mode',
  'grid',
  'handlerId',
  'residentId',
  'words',
] as const
const numbers: readonly string[] = ['itemId', 'handlerId', 'residentId']

/** The filter an address says; what it does not say well is left out. */
function filterOf(address: URLSearchParams): WorkFilter {
  const said = Object.fromEntries(
    names.flatMap((name) => {
      const value = address.get(name)
      if (value === null || value.trim() === '') return []
      const parsed: unknown = numbers.includes(name) ? Number(value) : value
      return workFilter.shape[name].safeParse(parsed).success ? [[name, parsed]] : []
    }),
  )
  return workFilter.parse({ scope: 'open', ...said })
}

export const addressOf = (filter: WorkFilter): string =>
  `/service-requests?${new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString()}`

export function useFilter() {
  const { address, set, reset } = useAddressChoices()
  const filter = filterOf(address)
  return {
    filter,
    /** True when more than the scope narrows the list. */
    narrowed: Object.keys(filter).length > 1,
    set: (change: Partial<Record<(typeof names)[number], string | number | undefined>>) => set(change),
    clear: () => reset({ scope: filter.scope }),
  }
}
