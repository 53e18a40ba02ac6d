/** The subsidy engine: policies as data in, a price with its whole explanation out. */
export * from './facts'
export * from './price'
export * from './reasons'
export type { ClassReason, NotApplied } from './candidate'
export type { Discount } from './discount'
export type { LostPart, Part } from './division'
export type { Running } from './running'
