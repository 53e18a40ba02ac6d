/** How the screens of this feature ask the desk. */
import { clientsOf } from '#app/desk-client/index'
import type { staffContract } from '../contract'
import type { holdersContract } from '#desk/holders/contract'
import type { keyRotationContract } from '#vault/key-rotation/contract'

export const { desk, deskClient } = clientsOf<{
  staff: typeof staffContract
  keyRotation: typeof keyRotationContract
  holders: typeof holdersContract
}>()
