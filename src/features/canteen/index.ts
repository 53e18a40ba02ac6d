/** What other parts of the house may use of the canteen. */
export type { Division, Policy } from './contract/index'
export { sellPastSitting, type PastMeal } from './till/service/past'
