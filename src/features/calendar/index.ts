/** What other features may use of the calendar. */
export { statutoryHolidays } from './rules/statutory'
