/** How the screens of this feature ask the desk. */
import { clientsOf } from '#app/desk-client/index'
import type { backupsContract } from '#features/backups/contract'
import type { daySheetContract } from '../contract'

export const { desk, deskClient } = clientsOf<{
  daySheet: typeof daySheetContract
  backups: typeof backupsContract
}>()
