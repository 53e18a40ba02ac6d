/** The subsidy engine: policies as data in, a price with its whole explanation out. */
export * from './facts'
export * from './price'
export { totalsLeft, type GivenInAll } from './totals'
export { countedAs, versionOn } from './version-on'
export type { CutsOf } from './stacking'
export { countedTogether } from './limits'
export { leftOf, portionsOf, type CountedPortion } from './portions'
