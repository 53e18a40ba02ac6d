/** The procedures of the list of requests. */
import { yearOf } from '#work/calendar/rules/index'
import { isTemplate, numberText } from '#work/numbering/rules'
import { numberTemplate, setNumberTemplate } from '#work/numbering/store'
import { look, read, write, type HandlersOf } from '#desk/rpc/serve'
import { idsOfResident, lookAtResident } from '#features/residents/index'
import type { requestsContract } from '../contract'
import { pageOfRequests } from './lists'
import { numberSeries, usualTemplate } from './numbers'
import { refuse } from './refuse'

const exampleOf = (template: string, today: string) => ({
  template,
  example: numberText(template, yearOf(today), 1),
})

/** All but the counts, which tell of renewals too. */
export const requestsHandlers: Omit<HandlersOf<typeof requestsContract>, 'counts'> = {
  list: read((call, { filter, after, limit }) =>
    pageOfRequests(
      call,
      filter,
      { after, limit },
      filter.residentId === undefined ? undefined : idsOfResident(call, filter.residentId),
    ),
  ),

  ofResident: look((call, { residentId, after, limit }) => {
    call.saw(lookAtResident(call, residentId))
    return pageOfRequests(call, { scope: 'all' }, { after, limit }, idsOfResident(call, residentId))
  }),

  numberTemplate: read((call) => exampleOf(numberTemplate(call, numberSeries, usualTemplate), call.today)),

  setNumberTemplate: write((call, { template }) => {
    if (!isTemplate(template)) throw refuse('invalid', 'not-a-template')
    setNumberTemplate(call, numberSeries, template)
    call.record({ subject: `number-template:${numberSeries}`, change: { template } })
    return exampleOf(template, call.today)
  }),
}
