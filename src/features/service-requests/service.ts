/** The procedures of service requests: read, apply the rules, write, record. */
import { eq } from 'drizzle-orm'
import { addWorkingDays, yearOf } from '#work/calendar/rules/index'
import { readCalendar } from '#work/calendar/store'
import { isTemplate, numberText } from '#work/numbering/rules'
import { numberTemplate, setNumberTemplate } from '#work/numbering/store'
import { DeskError } from '#ground/contract/errors'
import type { ReadCall, WriteCall } from '#desk/rpc/call'
import { disclose, long, look, read, serve, write } from '#desk/rpc/serve'
import { staff } from '#desk/session/schema'
import { idsOfResident, requireResident, withNumbersOf } from '#features/residents/index'
import { papersInFull, serviceRequestsContract } from './contract'
import { isEnded } from './course/rules'
import { renewalDuties, serviceRequests } from './schema'
import { checkedAgent } from './course/service/agents'
import { choicesOf, keepGridWorker } from './errands/service/workers'
import { noteEvent } from './course/service/events'
import { monthWorkbook } from './figures/service/export'
import { monthFigures, rowsOfFigure } from './figures/service/figures'
import { itemHandlers, versionById } from './items/service'
import { countsOf, pageOfRequests } from './requests/service/lists'
import { recordCustody, reverseCustody } from './materials/service/custody'
import { makeMove } from './course/service/moves'
import {
  addMaterial,
  assignHandler,
  numberSeries,
  mandateColumns,
  openRequest,
  usualTemplate,
} from './course/service/open'
import { ownErrands } from './errands/service/own-errands'
import { recordOf } from './course/service/record'
import { refuse } from './requests/service/refuse'
import { enrol, pageOfRenewals, requireDuty } from './renewals/service'
import { requireRequest, requireUnchanged, type StoredRequest } from './requests/service/stored'
import { revealField } from './course/service/reveal'
import { maskedPaperOf, paperInFullOf } from './papers/service'
import { takeBackMove } from './course/service/take-back'
import { dropView, keepView, viewsOf } from './requests/service/views'

const subjectOf = (id: number): string => `service-request:${id}`

/** Who saw whose record is asked by person, so what is shown of a request in full stands under its applicant. */
const applicantOf = (call: ReadCall, request: StoredRequest): string =>
  `resident:${requireResident(call, request.residentId).id}`

/** What a write on a request answers. */
const movedTo = (call: WriteCall, id: number) => {
  const { lastEventId, state } = requireRequest(call, id)
  return { id, seen: lastEventId ?? 0, state }
}

/** The request while its work is not over: what is closed is not rewritten. */
function requireOpen(call: WriteCall, id: number): StoredRequest {
  const request = requireRequest(call, id)
  if (isEnded(request.state)) throw refuse('conflict', 'already-closed')
  return request
}

const exampleOf = (template: string, today: string) => ({
  template,
  example: numberText(template, yearOf(today), 1),
})

export const serviceRequestsService = serve(serviceRequestsContract, {
  list: read((call, { filter, after, limit }) =>
    pageOfRequests(
      call,
      filter,
      { after, limit },
      filter.residentId === undefined ? undefined : idsOfResident(call, filter.residentId),
    ),
  ),

  counts: read((call) => countsOf(call)),

  get: look((call, { id }) => {
    const record = recordOf(call, id)
    const { id: residentId, address } = record.applicant
    call.saw({
      subject: `resident:${residentId}`,
      fields: address === '' ? ['name'] : ['name', 'address'],
    })
    return record
  }),

  ofResident: read((call, { residentId, after, limit }) =>
    pageOfRequests(call, { scope: 'all' }, { after, limit }, idsOfResident(call, residentId)),
  ),

  choices: read((call) => choicesOf(call)),

  ownErrands: read((call) => ({ errands: ownErrands(call) })),

  dueIfAccepted: read((call, { promisedDays }) => {
    const { day, announced } = addWorkingDays(readCalendar(call), call.today, promisedDays)
    return { due: day, announced }
  }),

  open: write((call, { then, ...opening }) => {
    const request = openRequest(call, opening)
    const { kind, ...acceptance } = then
    if (kind === 'accept') makeMove(call, request, { action: 'accept', ...acceptance })
    call.record({ subject: subjectOf(request.id), change: { opening, then } })
    return { ...movedTo(call, request.id), number: request.number }
  }),

  move: write((call, { id, seen, step }) => {
    makeMove(call, requireUnchanged(call, id, seen), step)
    call.record({ subject: subjectOf(id), change: step })
    return movedTo(call, id)
  }),

  takeBack: write((call, { id, seen }) => {
    takeBackMove(call, requireUnchanged(call, id, seen))
    call.record({ subject: subjectOf(id), change: { takesBack: seen } })
    return movedTo(call, id)
  }),

  amend: write((call, { id, mode, agent, mandate, note: typed }) => {
    const request = requireOpen(call, id)
    const note = withNumbersOf(typed, request.note)
    if (note === null) {
      throw new DeskError('invalid', 'desk.input', {}, [{ path: ['note'], code: 'masked-number' }])
    }
    if (!versionById(call, request.versionId).text.modes.includes(mode))
      throw refuse('conflict', 'mode-not-offered')
    call.database
      .update(serviceRequests)
      .set({ mode, note, ...mandateColumns(mandate), ...(agent === undefined ? {} : checkedAgent(agent)) })
      .where(eq(serviceRequests.id, id))
      .run()
    noteEvent(call, request, 'amended')
    call.record({ subject: subjectOf(id), change: { mode, agent, mandate, note } })
    return movedTo(call, id)
  }),

  reassign: write((call, { id, handlerId }) => {
    const request = requireRequest(call, id)
    const colleague = call.database
      .select({ name: staff.name, active: staff.active })
      .from(staff)
      .where(eq(staff.id, handlerId))
      .get()
    if (colleague?.active !== true) throw refuse('not-found', 'colleague-unknown')
    assignHandler(call, id, handlerId)
    noteEvent(call, request, 'reassigned', { who: colleague.name })
    call.record({ subject: subjectOf(id), change: { handlerId } })
    return movedTo(call, id)
  }),

  addNote: write((call, { id, text }) => {
    noteEvent(call, requireRequest(call, id), 'note', { text })
    call.record({ subject: subjectOf(id), change: { text } })
    return movedTo(call, id)
  }),

  addMaterial: write((call, { id, ...material }) => {
    const request = requireOpen(call, id)
    const materialId = addMaterial(call, id, material)
    noteEvent(call, request, 'material-added', { text: material.name })
    call.record({ subject: subjectOf(id), change: material })
    return { materialId }
  }),

  recordCustody: write((call, { id, movement, holder, note, entries }) => {
    requireRequest(call, id)
    const entryIds = recordCustody(call, id, { movement, holder, note, entries })
    call.record({ subject: subjectOf(id), change: { movement, holder, note, entries } })
    return { entryIds }
  }),

  reverseCustody: write((call, { id, entryId: reversed }) => {
    requireRequest(call, id)
    const entryId = reverseCustody(call, id, reversed)
    call.record({ subject: subjectOf(id), change: { reversed } })
    return { entryId }
  }),

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

  reveal: disclose((call, input) => revealField(call, input)),

  saveGridWorker: write((call, worker) => {
    const id = keepGridWorker(call, worker)
    call.record({ subject: `grid-worker:${id}`, change: worker })
    return { id }
  }),

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

  items: itemHandlers,

  renewals: {
    list: read((call, { residentId, ...filter }) =>
      pageOfRenewals(call, {
        ...filter,
        residentIds: residentId === undefined ? undefined : idsOfResident(call, residentId),
      }),
    ),

    start: write((call, { id }) => {
      const duty = requireDuty(call, id)
      const request = duty.open ?? openRequest(call, { ...duty, renewalId: id })
      call.record({ subject: subjectOf(request.id), change: { renewal: id } })
      return { id: request.id, number: request.number }
    }),

    enrol: write((call, { residentId, itemId, due }) => {
      requireResident(call, residentId)
      const id = enrol(call, { residentId, itemId, due })
      call.record({ subject: `renewal:${id}`, change: { due } })
      return { id }
    }),

    setDropped: write((call, { id, reason }) => {
      requireDuty(call, id)
      call.database.update(renewalDuties).set({ dropped: reason }).where(eq(renewalDuties.id, id)).run()
      call.record({ subject: `renewal:${id}`, change: { reason } })
      return { id }
    }),
  },

  figures: {
    month: read((call, { month }) => monthFigures(call, month)),
    rows: read((call, { month, figure, part, after, limit }) =>
      rowsOfFigure(call, { month, figure, part }, { after, limit }),
    ),
    export: long(monthWorkbook),
  },
})
