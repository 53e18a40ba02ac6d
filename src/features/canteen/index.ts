/** What other parts of the house may use of the canteen. */
export type { Division, Policy } from './contract/index'
export { applyListed } from './category-list/service/apply'
export { categoriesHeldBy } from './category-list/service/known'
export { sellPastSitting, type PastMeal } from './till/service/past'
