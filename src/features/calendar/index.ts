/** What other features may use of the calendar. */
export { statutoryHolidays } from '#work/calendar/rules/index'
