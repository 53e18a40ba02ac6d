/** The procedures of the list of requests. */
import { yearOf } from '#work/calendar/rules/index'
import { isTemplate, numberText } from '#work/numbering/rules'
import { numberTemplate, setNumberTemplate } from '#work/numbering/store'
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { idsOfResident } from '#features/residents/index'
import type { requestsContract } from '../contract'
import { pageOfRequests } from './lists'
import { numberSeries, usualTemplate } from './numbers'
import { refuse } from './refuse'
import { dropView, keepView, viewsOf } from './views'

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

  ofResident: read((call, { residentId, after, limit }) =>
    pageOfRequests(call, { scope: 'all' }, { after, limit }, idsOfResident(call, residentId)),
  ),

  views: read((call) => ({ views: viewsOf(call) })),

  saveView: write((call, { name, filter }) => {
    const id = keepView(call, name, filter)
    call.record({ subject: `saved-view:${id}`, change: { filter } })
    return { id }
  }),

  removeView: write((call, { id }) => {
    dropView(call, id)
    call.record({ subject: `saved-view:${id}`, change: null })
    return { id }
  }),

  numberTemplate: read((call) => exampleOf(numberTemplate(call, numberSeries, usualTemplate), call.today)),

  setNumberTemplate: write((call, { template }) => {
    if (!isTemplate(template)) throw refuse('invalid', 'not-a-template')
    setNumberTemplate(call, numberSeries, template)
    call.record({ subject: `number-template:${numberSeries}`, change: { template } })
    return exampleOf(template, call.today)
  }),
}
