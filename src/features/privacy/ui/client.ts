/** How the screens of this feature ask the desk. */
import { clientsOf } from '#app/desk-client/index'
import type { privacyContract } from '../contract'
import type { residentsContract } from '#features/residents/contract'

export const { desk, deskClient } = clientsOf<{
  privacy: typeof privacyContract
  residents: typeof residentsContract
}>()
