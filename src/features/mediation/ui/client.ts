/** How the screens of mediation ask the desk. */
import { clientsOf } from '#app/desk-client/index'
import type { residentsContract } from '#features/residents/contract'
import type { visitsContract } from '#features/visits/contract/index'
import type { mediationContract } from '../contract'

export const { desk, deskClient } = clientsOf<{
  mediation: typeof mediationContract
  residents: typeof residentsContract
  visits: typeof visitsContract
}>()
