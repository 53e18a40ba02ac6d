/** How the screens of this feature ask the desk. */
import { clientsOf } from '#app/desk-client/index'
import type { serviceRequestsContract } from '../contract'
import type { directoryContract } from '#features/directory/contract'
import type { residentsContract } from '#features/residents/contract'
import type { dictionariesContract } from '#work/dictionaries/contract'

export const { desk, deskClient } = clientsOf<{
  serviceRequests: typeof serviceRequestsContract
  directory: typeof directoryContract
  residents: typeof residentsContract
  dictionaries: typeof dictionariesContract
}>()
