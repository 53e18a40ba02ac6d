/** The filter of the work list, kept in its address. */
import { useChoices } from '#app/choices'
import { workFilter } from '../contract'

export const useFilter = () => useChoices(workFilter, () => ({ scope: 'open' }))
