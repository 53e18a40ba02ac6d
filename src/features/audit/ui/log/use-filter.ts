/** The conditions of the log, kept in its address. */
import { useChoices } from '#app/choices'
import { logFilter } from '../../contract'

export const useFilter = () => useChoices(logFilter, () => ({ drafts: false }))
