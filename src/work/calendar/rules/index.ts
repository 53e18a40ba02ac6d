/** Days and working days, as rules of features, services and tests use them. */
export * from '#ground/days'
export * from './working-days'
