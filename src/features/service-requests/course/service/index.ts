/** The procedures of a request's course: read, apply the rules, write, record. */
import { eq } from 'drizzle-orm'
import { addWorkingDays } from '#work/calendar/rules/index'
import { readCalendar } from '#work/calendar/store'
import { DeskError } from '#ground/contract/errors'
import type { Housed } from '#desk/house'
import type { WriteCall } from '#desk/rpc/call'
import { disclose, look, read, write, type HandlersOf } from '#desk/rpc/serve'
import { staff } from '#desk/session/schema'
import { lookAtResident, withNumbersOf } from '#features/residents/index'
import type { courseContract } from '../contract'
import { versionById } from '../../items/service'
import { missingOf } from '../../materials/service/custody'
import { noteEvent } from '../../requests/service/events'
import { refuse } from '../../requests/service/refuse'
import {
  assignHandler,
  requireOpen,
  requireRequest,
  requireUnchanged,
  subjectOf,
  type StoredRequest,
} from '../../requests/service/stored'
import { serviceRequests } from '../../schema'
import { mayHandle } from '../../errands/service/assignees'
import { checkedAgent } from './agents'
import { doubtsShown } from './doubts'
import { makeMove } from './moves'
import { isSignedAfter, mandateColumns } from './mandate'
import { openRequest } from './open'
import { recordOf } from './record'
import { revealField } from './reveal'
import { takeBackMove } from './take-back'

/** Whoever stood at the desk was there: a visit is made of it, or the one they are here for becomes this request. */
function keepVisit(call: Housed<WriteCall>, request: StoredRequest): void {
  const visitId = call.house.came(call, {
    residentId: request.residentId,
    serviceRequestId: request.id,
    matter: versionById(call, request.versionId).text.name,
  })
  call.database.update(serviceRequests).set({ visitId }).where(eq(serviceRequests.id, request.id)).run()
}

/** What a write on a request answers. */
const movedTo = (call: WriteCall, id: number) => {
  const { lastEventId, state } = requireRequest(call, id)
  return { id, seen: lastEventId ?? 0, state }
}

export const courseHandlers: HandlersOf<typeof courseContract> = {
  get: look((call, { id }) => {
    const record = recordOf(call, id)
    const { id: residentId, address } = record.applicant
    call.saw({
      subject: `resident:${residentId}`,
      fields: address === '' ? ['name'] : ['name', 'address'],
    })
    return record
  }),

  dueIfAccepted: read((call, { promisedDays }) => {
    const { day, announced } = addWorkingDays(readCalendar(call), call.today, promisedDays)
    return { due: day, announced }
  }),

  doubts: look((call, asked) => {
    call.saw(lookAtResident(call, asked.residentId))
    return doubtsShown(call, asked)
  }),

  open: write((call, { then, atCounter, ...opening }) => {
    const request = openRequest(call, opening)
    if (atCounter && opening.visitId === undefined) keepVisit(call, request)
    const { kind, ...acceptance } = then
    if (kind === 'accept') makeMove(call, request, { action: 'accept', ...acceptance })
    if (kind === 'correct') {
      const materialIds = missingOf(call, request.id).map(({ id }) => id)
      makeMove(call, request, { action: 'request-correction', materialIds, remark: '' })
    }
    call.record({ subject: subjectOf(request.id), change: { opening, atCounter, then } })
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

  amend: write((call, { id, mode, agent, mandate, mandateSigned = false, note: typed }) => {
    const request = requireOpen(call, id)
    const note = withNumbersOf(typed, request.note)
    if (note === null) {
      throw new DeskError('invalid', 'desk.input', {}, [{ path: ['note'], code: 'masked-number' }])
    }
    if (!versionById(call, request.versionId).text.modes.includes(mode))
      throw refuse('conflict', 'mode-not-offered')
    const amended = {
      mode,
      note,
      ...mandateColumns(mandate),
      ...(agent === undefined ? {} : checkedAgent(agent)),
    }
    const isSigned = isSignedAfter(call, request, amended, mandateSigned)
    call.database
      .update(serviceRequests)
      .set({ ...amended, mandateSigned: isSigned })
      .where(eq(serviceRequests.id, id))
      .run()
    noteEvent(call, request, 'amended')
    call.record({ subject: subjectOf(id), change: { mode, agent, mandate, mandateSigned, note } })
    return movedTo(call, id)
  }),

  reassign: write((call, { id, handlerId }) => {
    const request = requireRequest(call, id)
    const colleague = call.database
      .select({ name: staff.name, active: staff.active, roles: staff.roles })
      .from(staff)
      .where(eq(staff.id, handlerId))
      .get()
    if (colleague?.active !== true) throw refuse('not-found', 'colleague-unknown')
    if (!mayHandle(colleague.roles)) throw refuse('conflict', 'may-not-handle', { name: colleague.name })
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

  reveal: disclose((call, input) => revealField(call, input)),
}
