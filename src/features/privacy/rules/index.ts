/** The rules of the privacy feature. */
export * from './erasure'
export * from './requests'
