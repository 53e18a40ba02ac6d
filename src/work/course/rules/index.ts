/** The rules of a course: its table, and taking back. */
export * from './table'
export * from './take-back'
