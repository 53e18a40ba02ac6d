/** What both sides share of rooms: words, house rules as data, closures, series, and why something cannot be had. */
export * from './words'
export * from './times'
export * from './house-rules'
export * from './closures'
export * from './reasons'
export * from './series'
