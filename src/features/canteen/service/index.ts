/** The procedures of the canteen. */
import { serve } from '#desk/rpc/serve'
import { canteenContract } from '../contract/index'
import { menuHandlers } from '../menu/service/index'
import { eligibilityHandlers } from '../eligibility/service'
import { policyHandlers } from '../policies/service'

export const canteenService = serve(canteenContract, {
  policies: policyHandlers,
  eligibility: eligibilityHandlers,
  menu: menuHandlers,
})
