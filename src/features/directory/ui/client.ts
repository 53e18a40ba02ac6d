/** How the screens of this feature ask the desk. */
import { clientsOf } from '#app/desk-client/index'
import type { directoryContract } from '../contract'

export const { desk } = clientsOf<{ directory: typeof directoryContract }>()
