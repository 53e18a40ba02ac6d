/** Days and working days, as rules of features, services and tests use them. */
export * from '#ground/days'
export { lunarDateOf } from './lunar'
export * from './periods'
export { statutoryHolidays } from './statutory'
export * from './working-days'
