/** 帮代办: service items, requests and their course, papers in custody, errands, renewals, figures. */
import { deskFeature } from '#desk/feature'
import { dayAt } from '#ground/clock'
import { serviceRequestsContract } from './contract'
import { workFilter } from './requests/contract'
import { sheets } from './requests/contract/words'
import { dutiesToday, requestNumbers, requestsOfDay, requestSubjects } from './index'
import * as schema from './schema'
import { serviceRequestsService } from './service'
import { mattersAwaited, mattersOfResident } from './course/service/matters'
import { handsOfRequests, mattersOfCentre } from './course/service/oversight'
import { recountDueDays } from './course/service/clock'
import { furnishServiceItems } from './items/service'
import { serviceRequestsKeep } from './personal-data'
import { followGrid } from './requests/service/grids'
import { hideBirthdays } from './renewals/service/hide-birthdays'

export const serviceRequests = deskFeature({
  name: 'service-requests',
  contract: serviceRequestsContract,
  service: serviceRequestsService,
  schema,
  keeps: serviceRequestsKeep,
  furnish: furnishServiceItems,
  recount: recountDueDays,
  renamed: followGrid,
  guard: (call) => hideBirthdays(call, call.today),
  mend: (store, now) => hideBirthdays(store, dayAt(now)),
  duties: {
    mine: dutiesToday,
    ofResident: mattersOfResident,
    awaited: mattersAwaited,
    ofCentre: mattersOfCentre,
  },
  hands: handsOfRequests,
  dayFigures: {
    order: 20,
    of: (call, day) => {
      const { accepted, completed } = requestsOfDay(call, day)
      return [
        { name: 'accepted', value: accepted },
        { name: 'completed', value: completed },
      ]
    },
  },
  papers: sheets,
  lists: { 'service-requests': workFilter },
  subjects: {
    'service-request': { ofResidents: requestSubjects, labels: requestNumbers },
    'service-requests': { ofEveryone: ['service-requests:export'] },
  },
})
