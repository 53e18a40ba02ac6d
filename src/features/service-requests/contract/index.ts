/** What the service request feature offers: items, requests and their papers, renewals, the month's figures. */
import { errandsContract } from './errands'
import { itemsContract } from './items'
import { figuresContract, renewalsContract } from './reports'
import { takeBackContract } from './take-back'
import { workContract } from './work'

export * from './words'
export * from './errands'
export * from './items'
export * from './parts'
export * from './take-back'
export * from './work'
export * from './reports'

export const serviceRequestsContract = {
  ...workContract,
  ...errandsContract,
  ...takeBackContract,
  items: itemsContract,
  renewals: renewalsContract,
  figures: figuresContract,
}
