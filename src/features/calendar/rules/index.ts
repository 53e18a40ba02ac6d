/** The rules of the calendar, as its screens and the tests use them. */
export * from './notice'
export * from './year'
