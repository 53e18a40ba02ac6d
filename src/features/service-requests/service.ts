/** The procedures of service requests: each slice its own, and the two that take more than one of them. */
import { read, serve, write } from '#desk/rpc/serve'
import { serviceRequestsContract } from './contract'
import { applicationsHandlers } from './applications/service'
import { courseHandlers } from './course/service'
import { openRequest } from './course/service/open'
import { enlistingHandlers } from './enlisting/service'
import { errandsHandlers } from './errands/service'
import { figuresHandlers } from './figures/service'
import { itemHandlers } from './items/service'
import { materialsHandlers } from './materials/service'
import { papersHandlers } from './papers/service'
import { renewalsHandlers } from './renewals/service'
import { renewalsWaiting, requireDuty } from './renewals/service/duties'
import { requestsHandlers } from './requests/service'
import { countsOf } from './requests/service/lists'
import { subjectOf } from './requests/service/stored'
import { scansHandlers } from './scans/service'

export const serviceRequestsService = serve(serviceRequestsContract, {
  ...requestsHandlers,
  ...errandsHandlers,
  ...materialsHandlers,
  ...courseHandlers,
  ...papersHandlers,
  ...applicationsHandlers,

  counts: read((call) => ({ ...countsOf(call), renewals: renewalsWaiting(call) })),

  items: itemHandlers,

  renewals: {
    ...renewalsHandlers,
    ...enlistingHandlers,

    start: write((call, { id }) => {
      const duty = requireDuty(call, id)
      const request = duty.open ?? openRequest(call, { ...duty, renewalId: id })
      call.record({ subject: subjectOf(request.id), change: { renewal: id } })
      return { id: request.id, number: request.number }
    }),
  },

  figures: figuresHandlers,

  scans: scansHandlers,
})
