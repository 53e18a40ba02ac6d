/** The rules of deadlines in working days. */
export * from './clock'
