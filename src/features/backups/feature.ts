/** Backups: where they lie, whether they are proved, a drill. */
import { deskFeature } from '#desk/feature'
import { backupsContract } from './contract'
import { backupsService } from './service'
import { backupsDuties } from './to-look-at'

export const backups = deskFeature({
  name: 'backups',
  contract: backupsContract,
  duties: backupsDuties,
  service: (parts) => backupsService(parts.backups, parts.dataDir, parts.session),
})
