/** The rules of service requests, as the service, the screens and the tests use them. */
export * from '../contract/words'
export * from './states'
export * from './clock'
export * from './custody'
export * from './renewals'
export * from './figures'
export * from './take-back'
