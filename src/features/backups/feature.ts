/** Backups: where they lie, whether they are proved, a drill. */
import { deskFeature } from '#desk/feature'
import { backupsContract } from './contract'
import { backupsService } from './service'

export const backups = deskFeature({
  name: 'backups',
  contract: backupsContract,
  service: (parts) => backupsService(parts.backups, parts.dataDir, parts.session),
})
