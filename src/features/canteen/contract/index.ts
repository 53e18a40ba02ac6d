/** What the canteen offers, and what its two sides share. */
import { balanceContract } from '../balance/contract'
import { closeContract } from '../close/contract'
import { categoryListContract } from '../category-list/contract'
import { careContract } from '../care/contract'
import { deliveryContract } from '../delivery/contract'
import { claimsContract } from '../claims/contract'
import { figuresContract } from '../figures/contract/index'
import { dinersContract } from '../diners/contract'
import { safetyContract } from '../food-safety/contract'
import { menuContract } from '../menu/contract'
import { ordersContract } from '../orders/contract'
import { settingsContract } from '../settings/contract'
import { tillContract } from '../till/contract'
import { eligibilityContract } from '../eligibility/contract'
import { policiesContract } from '../policies/contract/procedures'

export * from '../eligibility/contract'
export * from '../policies/contract/policies'
export * from '../policies/contract/procedures'
export * from '../policies/contract/prices'
export * from '../policies/contract/reasons'
export * from './words'

export const canteenContract = {
  policies: policiesContract,
  eligibility: eligibilityContract,
  categoryList: categoryListContract,
  menu: menuContract,
  diners: dinersContract,
  balance: balanceContract,
  settings: settingsContract,
  till: tillContract,
  close: closeContract,
  orders: ordersContract,
  delivery: deliveryContract,
  claims: claimsContract,
  figures: figuresContract,
  care: careContract,
  safety: safetyContract,
}
