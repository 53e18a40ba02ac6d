/** Everything about one request, as its page shows it. */
import type { Reader } from '#desk/rpc/call'
import { eventRows } from './course'
import { errandsShown } from '../../errands/service/errands'
import { and, desc, eq, inArray, ne } from 'drizzle-orm'
import { readCalendar } from '#work/calendar/store'
import type { RequestRecord } from '../contract/record'
import { canBeTakenBack } from '../rules/take-back'
import { urgencyOf } from '#work/deadlines/rules/index'
import { serviceItems, serviceItemVersions, serviceRequests } from '../../schema'
import { idsOfResident, shownTo } from '#features/residents/index'
import { answersShownTo } from '../../applications/service'
import { agentOf } from './agents'
import { doubtsOfRequest } from './doubts'
import { clockOf } from './clock'
import { versionById } from '../../items/service'
import { materialRows } from '../../materials/service/rows'
import { originalsHere } from '../../materials/service/custody'
import { actionsOf } from './moves'
import { peopleOf } from '../../requests/service/people'
import { refuse } from '../../requests/service/refuse'
import { requireRequest, rowsByIds, type StoredRequest } from '../../requests/service/stored'
import { takeableEvent } from './take-back'

export function recordOf(call: Reader, id: number): RequestRecord {
  const request = requireRequest(call, id)
  const [row] = rowsByIds(call, [id])
  const resident = peopleOf(call, [request.residentId]).get(request.residentId)
  if (row === undefined || resident === undefined) throw refuse('not-found', 'unknown')
  const version = versionById(call, request.versionId)
  const newest = call.database
    .select({ version: serviceItems.version })
    .from(serviceItems)
    .where(eq(serviceItems.id, request.itemId))
    .get()
  const calendar = readCalendar(call)
  const clock = clockOf(call, calendar, request)
  const takeable = takeableEvent(call, request)
  return {
    row,
    seen: request.lastEventId ?? 0,
    applicant: {
      id: resident.id,
      name: resident.name,
      sex: resident.sex,
      age: resident.age,
      idNumber: resident.idNumber,
      phone: resident.phone,
      address: resident.address,
      grid: resident.grid,
      addressHidden: resident.addressHidden,
      status: resident.status,
    },
    agent: agentOf(request, call.staff.roles),
    mandate: mandateOf(request),
    note: shownTo(call.staff.roles).text(request.note),
    answers: answersShownTo(call, request, call.staff.roles),
    visitId: request.visitId,
    item: { version: version.version, newest: newest?.version ?? version.version, text: version.text },
    clock: { ...clock, urgency: urgencyOf(calendar, clock, call.today) },
    actions: actionsOf(request),
    doubts: actionsOf(request).includes('accept') ? [...doubtsOfRequest(call, request)] : [],
    takeable: takeable !== null && canBeTakenBack(takeable.kind) ? takeable.kind : null,
    materials: materialRows(call, id),
    originalsHere: originalsHere(call, id),
    events: eventRows(call, id),
    errands: errandsShown(call, id, resident.addressHidden),
    others: othersOf(call, request),
  }
}

export const mandateOf = (request: StoredRequest) =>
  request.mandatePowers === null || request.mandateUntil === null
    ? null
    : { powers: request.mandatePowers, until: request.mandateUntil, signed: request.mandateSigned }

const othersShown = 8

const othersOf = (call: Reader, request: StoredRequest): RequestRecord['others'] =>
  call.database
    .select({
      id: serviceRequests.id,
      itemName: serviceItemVersions.name,
      number: serviceRequests.number,
      state: serviceRequests.state,
    })
    .from(serviceRequests)
    .innerJoin(serviceItemVersions, eq(serviceItemVersions.id, serviceRequests.versionId))
    .where(
      and(
        inArray(serviceRequests.residentId, [...idsOfResident(call, request.residentId)]),
        ne(serviceRequests.id, request.id),
      ),
    )
    .orderBy(desc(serviceRequests.id))
    .limit(othersShown)
    .all()
