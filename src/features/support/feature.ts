/** The health of this machine: what the doctor finds, the local log, a check now. */
import { deskFeature } from '#desk/feature'
import { supportContract } from './contract'
import { supportService } from './service'

export const support = deskFeature({ name: 'support', contract: supportContract, service: supportService })
