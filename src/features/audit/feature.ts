/** The audit log, read: pages of it, its verdict, and who saw whose record. */
import { deskFeature } from '#desk/feature'
import { auditContract, logFilter } from './contract'
import * as schema from './schema'
import { auditService } from './service'

export const audit = deskFeature({
  name: 'audit',
  contract: auditContract,
  service: auditService,
  schema,
  lists: { audit: logFilter },
})
