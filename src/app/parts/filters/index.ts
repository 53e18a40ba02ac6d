/** What narrows a list. */
export { FilterBar, type FilterBarProps } from './FilterBar'
export type { FilterField } from './fields'
export { SavedViews } from './SavedViews'
