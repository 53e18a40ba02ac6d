/** What the canteen's two sides share. */
export * from './policies'
export * from './prices'
export * from './reasons'
export * from './words'
