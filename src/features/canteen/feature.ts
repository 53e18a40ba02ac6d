/** 幸福食堂: who pays how much of a meal. */
import { deskFeature } from '#desk/feature'
import { canteenContract } from './contract/index'
import * as schema from './schema'
import { canteenService } from './service/index'
import { policyNames } from './service/policies'

export const canteen = deskFeature({
  name: 'canteen',
  contract: canteenContract,
  service: canteenService,
  schema,
  subjects: { 'canteen-policy': { labels: policyNames } },
})
