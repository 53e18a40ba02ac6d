/** The procedures of the canteen. */
import { serve } from '#desk/rpc/serve'
import { canteenContract } from '../contract/index'
import { balanceHandlers } from '../balance/service/index'
import { closeHandlers } from '../close/service/index'
import { categoryListHandlers } from '../category-list/service/index'
import { careHandlers } from '../care/service/index'
import { deliveryHandlers } from '../delivery/service/index'
import { claimsHandlers } from '../claims/service/index'
import { figuresHandlers } from '../figures/service'
import { dinersHandlers } from '../diners/service/index'
import { tillHandlers } from '../till/service/index'
import { safetyHandlers } from '../food-safety/service/index'
import { menuHandlers } from '../menu/service/index'
import { ordersHandlers } from '../orders/service/index'
import { settingsHandlers } from '../settings/service'
import { eligibilityHandlers } from '../eligibility/service'
import { policyHandlers } from '../policies/service'

export const canteenService = serve(canteenContract, {
  policies: policyHandlers,
  eligibility: eligibilityHandlers,
  categoryList: categoryListHandlers,
  menu: menuHandlers,
  diners: dinersHandlers,
  balance: balanceHandlers,
  settings: settingsHandlers,
  till: tillHandlers,
  close: closeHandlers,
  orders: ordersHandlers,
  delivery: deliveryHandlers,
  claims: claimsHandlers,
  figures: figuresHandlers,
  care: careHandlers,
  safety: safetyHandlers,
})
