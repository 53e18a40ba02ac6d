/** Forms of the office: papers come out in its own Word file. */
import { deskFeature } from '#desk/feature'
import { templatesContract } from '#work/templates/contract'
import * as schema from './schema'
import { templatesService } from './service'

export const templates = deskFeature({
  name: 'templates',
  contract: templatesContract,
  service: templatesService,
  schema,
})
