/** How the screens of this feature ask the desk. */
import { clientsOf } from '#app/desk-client/index'
import type { residentsContract } from '#features/residents/contract'
import type { roomsContract } from '../contract'

export const { desk, deskClient } = clientsOf<{
  rooms: typeof roomsContract
  residents: typeof residentsContract
}>()
