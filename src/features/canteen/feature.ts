/** 幸福食堂: who pays how much of a meal, and who counts as what. */
import { deskFeature } from '#desk/feature'
import { canteenContract } from './contract/index'
import * as schema from './schema'
import { canteenService } from './service/index'
import { eligibilitySubjects } from './service/eligibility'
import { canteenKeeps } from './service/personal-data'
import { policyNames } from './service/policies'

export const canteen = deskFeature({
  name: 'canteen',
  contract: canteenContract,
  service: canteenService,
  schema,
  keeps: canteenKeeps,
  subjects: {
    'canteen-policy': { labels: policyNames },
    eligibility: { ofResidents: eligibilitySubjects },
  },
})
