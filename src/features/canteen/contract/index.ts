/** What the canteen offers, and what its two sides share. */
import { eligibilityContract } from './eligibility-procedures'
import { policiesContract } from './policy-procedures'

export * from './eligibility-procedures'
export * from './policies'
export * from './policy-procedures'
export * from './prices'
export * from './reasons'
export * from './words'

export const canteenContract = { policies: policiesContract, eligibility: eligibilityContract }
