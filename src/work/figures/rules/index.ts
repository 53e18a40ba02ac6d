/** The rules of figures: their periods, and counting. */
export * from './periods'
export * from './sums'
