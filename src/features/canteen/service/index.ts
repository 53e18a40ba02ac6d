/** The procedures of the canteen. */
import { serve } from '#desk/rpc/serve'
import { canteenContract } from '../contract/index'
import { eligibilityHandlers } from './eligibility'
import { policyHandlers } from './policies'

export const canteenService = serve(canteenContract, {
  policies: policyHandlers,
  eligibility: eligibilityHandlers,
})
