/** Days and working days, as rules of features, services and tests use them. */
export * from './day'
export * from './working-days'
