/** How the screens of this feature ask the desk. */
import { clientsOf } from '#app/desk-client/index'
import type { visitsContract } from '../contract'
import type { residentsContract } from '#features/residents/contract'
import type { serviceRequestsContract } from '#features/service-requests/contract'

export const { desk, deskClient } = clientsOf<{
  visits: typeof visitsContract
  residents: typeof residentsContract
  serviceRequests: typeof serviceRequestsContract
}>()
