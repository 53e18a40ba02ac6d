/** What the canteen's two sides share. */
export * from './policies'
export * from './words'
