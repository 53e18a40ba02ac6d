/** 来访登记: who came for what, the queue of the day, and what became of each. */
import { deskFeature } from '#desk/feature'
import { visitChoices, visitsContract } from './contract'
import { visitSubjects } from './index'
import * as schema from './schema'
import { visitsService } from './service'
import { visitOfRequest } from './service/counter'
import { countsOfDay, ratingsOfDay } from './service/day'
import { visitsKeep } from './service/personal-data'

export const visits = deskFeature({
  name: 'visits',
  contract: visitsContract,
  service: visitsService,
  schema,
  keeps: visitsKeep,
  came: visitOfRequest,
  dayFigures: {
    order: 10,
    of: (call, day) => {
      const { came, done, left } = countsOfDay(call, day)
      const { rated, poor } = ratingsOfDay(call, day)
      return [
        { name: 'came', value: came },
        { name: 'done', value: done },
        { name: 'left', value: left },
        { name: 'rated', value: rated },
        { name: 'poor', value: poor },
      ]
    },
  },
  lists: { visits: visitChoices },
  subjects: { visit: { ofResidents: visitSubjects }, visits: { ofEveryone: ['visits:export'] } },
})
