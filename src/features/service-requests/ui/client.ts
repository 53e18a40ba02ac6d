/** How the screens of this feature ask the desk. */
import { clientsOf } from '#app/desk-client/index'
import type { serviceRequestsContract } from '../contract'
import type { residentsContract } from '#features/residents/contract'

export const { desk, deskClient } = clientsOf<{
  serviceRequests: typeof serviceRequestsContract
  residents: typeof residentsContract
}>()
