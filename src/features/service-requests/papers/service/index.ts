/** The procedures of papers: what stands on one, and that it went to the printer. */
import type { ReadCall } from '#desk/rpc/call'
import { disclose, read, write, type HandlersOf } from '#desk/rpc/serve'
import { requireResident } from '#features/residents/index'
import { papersInFull, type papersContract } from '../contract'
import { noteEvent } from '../../requests/service/events'
import { requireRequest, subjectOf, type StoredRequest } from '../../requests/service/stored'
import { maskedPaperOf, paperInFullOf } from './content'

/** Who saw whose record is asked by person, so what is shown of a request in full stands under its applicant. */
const applicantOf = (call: ReadCall, request: StoredRequest): string =>
  `resident:${requireResident(call, request.residentId).id}`

export const papersHandlers: HandlersOf<typeof papersContract> = {
  paper: read((call, { id, sheet }) => maskedPaperOf(call, requireRequest(call, id), sheet)),

  paperInFull: disclose((call, { id, sheet }) => {
    const request = requireRequest(call, id)
    const { paper, fields } = paperInFullOf(call, request, sheet)
    call.disclose({ subject: applicantOf(call, request), fields, reason: 'paper', note: sheet })
    return paper
  }),

  printed: write((call, { id, sheet, onto }) => {
    const request = requireRequest(call, id)
    const inFull = papersInFull.find((known) => known === sheet)
    // Refuses a paper that there is nothing to print of.
    const fields = inFull === undefined ? null : paperInFullOf(call, request, inFull).fields
    if (fields === null) maskedPaperOf(call, request, sheet)
    noteEvent(call, request, 'printed', { sheet })
    call.record({
      subject: fields === null ? subjectOf(id) : applicantOf(call, request),
      change: { request: id, sheet, onto },
      ...(fields === null ? {} : { disclosure: { fields, reason: 'print', note: sheet } }),
    })
    return {}
  }),
}
