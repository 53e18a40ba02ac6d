/** What the canteen's screens ask the desk. */
import { clientsOf } from '#app/desk-client/index'
import type { residentsContract } from '#features/residents/contract'
import type { canteenContract } from '../contract/index'

export const { desk, deskClient } = clientsOf<{
  canteen: typeof canteenContract
  residents: typeof residentsContract
}>()
