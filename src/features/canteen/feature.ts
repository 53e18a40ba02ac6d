/** 幸福食堂: who pays how much of a meal, and who counts as what. */
import { deskFeature } from '#desk/feature'
import { canteenContract } from './contract/index'
import * as schema from './schema/index'
import { listSubjects } from './category-list/service/index'
import { careDuties } from './care/service/index'
import { routeLabels } from './delivery/service/index'
import { claimLabels } from './claims/service/index'
import { dinerSubjects } from './diners/service/index'
import { mealSubjects } from './till/service/index'
import { dishLabels, offerLabels } from './menu/service/labels'
import { safetyDuties } from './food-safety/service/index'
import { canteenService } from './service/index'
import { eligibilitySubjects } from './eligibility/service'
import { canteenKeeps } from './personal-data/keeps'
import { policyNames } from './policies/service'

/** The slices that have something due. */
const slices = [careDuties, safetyDuties]

export const canteen = deskFeature({
  name: 'canteen',
  contract: canteenContract,
  service: canteenService,
  schema,
  keeps: canteenKeeps,
  duties: {
    mine: (call) => slices.flatMap((slice) => slice.mine(call)),
    ofResident: (call, residentId) => slices.flatMap((slice) => slice.ofResident(call, residentId)),
  },
  subjects: {
    'canteen-policy': { labels: policyNames },
    'canteen-diner': { ofResidents: dinerSubjects },
    'canteen-meal': { ofResidents: mealSubjects },
    'canteen-dish': { labels: dishLabels },
    'canteen-offer': { labels: offerLabels },
    'canteen-board': {},
    'canteen-day': {},
    'canteen-route': { labels: routeLabels },
    'canteen-claim': { labels: claimLabels },
    'canteen-cook': {},
    'canteen-list': { ofResidents: listSubjects },
    eligibility: { ofResidents: eligibilitySubjects },
  },
})
