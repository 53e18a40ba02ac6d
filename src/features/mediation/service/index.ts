/** The procedures of mediation, by their slices. */
import { serve } from '#desk/rpc/serve'
import { casesHandlers } from '../cases/service'
import { mediationContract } from '../contract'

export const mediationService = serve(mediationContract, {
  cases: casesHandlers,
})
