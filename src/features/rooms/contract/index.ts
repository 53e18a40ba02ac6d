/** What both sides share of rooms: words, house rules as data, why something cannot be had, and the procedures. */
import { settingsContract } from './settings'

export * from './words'
export * from './times'
export * from './house-rules'
export * from './closures'
export * from './reasons'
export * from './series'
export * from './settings'

export const roomsContract = { ...settingsContract }
