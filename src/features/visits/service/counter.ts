/** What happens at the counter: somebody comes, gets an answer, or their visit becomes a service request. */
import { and, eq } from 'drizzle-orm'
import type { CameForRequest } from '#desk/registers'
import type { WriteCall } from '#desk/rpc/call'
import { noteServed, requireResident } from '#features/residents/index'
import { openRequest } from '#features/service-requests/index'
import type { Registration, RequestMode } from '../contract'
import { visitTable } from '../rules'
import { visits } from '../schema'
import { appendMove, makeMove, refuse, refuseSecondVisit } from './moves'
import { nextNumber } from './queue'
import { isOfPerson, isOpen, ofPerson, rowOf, type VisitRow } from './rows'

/** Opens a visit; who has their answer already goes the whole way at once. Returns its id. */
export function registerVisit(call: WriteCall, input: Registration): number {
  const { residentId = null, then } = input
  if (residentId !== null) {
    requireResident(call, residentId)
    refuseSecondVisit(call, residentId)
  }
  const opening = then.kind === 'wait' ? 'take-number' : 'step-up'
  const served = { sequence: null, number: null, servingAt: call.now, handlerId: call.staff.id }
  const { lastInsertRowid } = call.database
    .insert(visits)
    .values({
      day: call.today,
      state: visitTable.new[opening],
      residentId,
      visitor: input.visitor ?? null,
      matter: input.matter,
      category: input.category ?? null,
      notBefore: 0,
      registeredAt: call.now,
      registeredBy: call.staff.id,
      answer: '',
      ...(then.kind === 'wait' ? nextNumber(call) : served),
    })
    .run()
  const id = Number(lastInsertRowid)
  const lastMoveId = appendMove(call, id, opening)
  call.database.update(visits).set({ lastMoveId }).where(eq(visits.id, id)).run()
  if (then.kind === 'answered') answerVisit(call, rowOf(call, id), then.answer)
  return id
}

/** Answered on the spot; who was still waiting or called was served with it. */
export function answerVisit(call: WriteCall, row: VisitRow, answer: string): void {
  const serving = beServed(call, row)
  makeMove(call, serving, 'answer', { answer, closedAt: call.now, handlerId: call.staff.id })
  if (row.residentId !== null) noteServed(call, row.residentId, call.now)
}

/** Turns the visit into a draft request with its person and its words. Returns the request's id. */
export function becomeRequest(
  call: WriteCall,
  row: VisitRow,
  wanted: { readonly itemId: number; readonly mode: RequestMode },
  given: number | undefined,
): number {
  const residentId = row.residentId ?? given
  if (residentId === undefined) {
    throw refuse('invalid', 'visits.applicant-needed', {}, [
      { path: ['residentId'], code: 'visits.applicant-needed' },
    ])
  }
  requireResident(call, residentId)
  if (given !== undefined && !isOfPerson(call, { residentId }, given))
    throw refuse('conflict', 'visits.other-resident')
  const serving = beServed(call, row)
  const opening = { ...wanted, residentId, visitId: row.id, note: row.matter }
  const serviceRequestId = openRequest(call, opening).id
  makeMove(call, serving, 'become-request', {
    residentId,
    serviceRequestId,
    closedAt: call.now,
    handlerId: call.staff.id,
  })
  return serviceRequestId
}

/** Somebody came and a request was opened at once: the visit they are here for becomes it, or one is kept that did. */
export function visitOfRequest(
  call: WriteCall,
  { residentId, serviceRequestId, matter }: CameForRequest,
): number {
  const here = call.database
    .select({ id: visits.id })
    .from(visits)
    .where(and(isOpen, ofPerson(call, residentId), eq(visits.day, call.today)))
    .get()
  const id = here?.id ?? registerVisit(call, { residentId, matter, then: { kind: 'serve' } })
  makeMove(call, beServed(call, rowOf(call, id)), 'become-request', {
    residentId,
    serviceRequestId,
    closedAt: call.now,
    handlerId: call.staff.id,
  })
  return id
}

/** Nobody presses a key for "has sat down" when the answer is one sentence: it counts from the call. */
function beServed(call: WriteCall, row: VisitRow): VisitRow {
  if (row.state !== 'waiting' && row.state !== 'called') return row
  return makeMove(call, row, 'serve', { servingAt: row.calledAt ?? call.now, handlerId: call.staff.id })
}
