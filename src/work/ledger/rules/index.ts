/** The rules of a ledger. */
export * from './lots'
