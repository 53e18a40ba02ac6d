/** How the screens of this feature ask the desk. */
import { clientsOf } from '#app/desk-client/index'
import type { backupsContract } from '../contract'

export const { desk, deskClient } = clientsOf<{
  backups: typeof backupsContract
}>()
