/** 家事调解室: cases of mediation, in a sealed file of their own. */
import { deskFeature } from '#desk/feature'
import { mediationContract } from './contract'
import { inMediation } from './contract/file'
import { papers } from './papers/contract/words'
import * as schema from './schema'
import { mediationService } from './service'
import { mediationKeeps } from './service/personal-data'

export const mediation = deskFeature({
  name: 'mediation',
  ...inMediation,
  contract: mediationContract,
  service: mediationService,
  schema,
  keeps: mediationKeeps,
  subjects: {
    'mediation-case': {},
    'mediation-member': {},
    'mediation-order': {},
    'mediation-warning': {},
    'mediation-patrol': {},
    'mediation-plea': {},
    'mediation-draft': {},
    mediation: {},
  },
  papers,
})
