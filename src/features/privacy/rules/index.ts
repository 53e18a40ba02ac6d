/** The rules of the privacy feature. */
export * from './askers'
export * from './erasure'
export * from './periods'
export * from './requests'
