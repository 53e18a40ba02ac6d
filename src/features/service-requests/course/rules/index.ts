/** The rules of service requests, as the service, the screens and the tests use them. */
export * from '../../requests/contract/words'
export * from './states'
export * from './clock'
export * from '../../materials/rules'
export * from '../../renewals/rules'
export * from '../../figures/rules'
export * from './take-back'
