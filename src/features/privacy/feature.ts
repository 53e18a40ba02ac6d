/** Rights of persons (个人信息保护法): requests, erasure, periods, consent, breaches, exports. */
import { deskFeature } from '#desk/feature'
import { privacyContract } from './contract'
import * as schema from './schema'
import { privacyService } from './service'
import { privacyKeeps } from './service/personal-data'
import { handsOfPrivacy, requestsOpen } from './service/oversight'
import { recountAnswerDays } from './service/receive'
import { requestLabels, requestSubjects } from './service/requests'

export const privacy = deskFeature({
  name: 'privacy',
  contract: privacyContract,
  service: privacyService,
  schema,
  keeps: privacyKeeps,
  recount: recountAnswerDays,
  duties: { mine: () => [], ofResident: () => [], ofCentre: requestsOpen },
  hands: handsOfPrivacy,
  subjects: { 'privacy-request': { ofResidents: requestSubjects, labels: requestLabels } },
})
