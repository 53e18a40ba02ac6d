/** What the service request feature offers: items, requests and their papers, renewals, the month's figures. */
import { errandsContract } from './errands/contract'
import { itemsContract } from './items/contract'
import { figuresContract, renewalsContract } from './figures/contract'
import { takeBackContract } from './course/contract/take-back'
import { workContract } from './requests/contract'

export * from './requests/contract/words'
export * from './errands/contract'
export * from './items/contract'
export * from './course/contract'
export * from './course/contract/take-back'
export * from './requests/contract'
export * from './figures/contract'

export const serviceRequestsContract = {
  ...workContract,
  ...errandsContract,
  ...takeBackContract,
  items: itemsContract,
  renewals: renewalsContract,
  figures: figuresContract,
}
