/** Everything about one request, as its page shows it. */
import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm'
import { readCalendar } from '#work/calendar/store'
import { seesPlain } from '#ground/roles/sensitive'
import { staff } from '#desk/session/schema'
import type { ErrandRow, EventRow, RequestRecord } from '../../contract'
import { canBeTakenBack, stateTable, urgencyOf, type ClockPhase, type State } from '../rules'
import { errands, requestEvents, serviceItems, serviceItemVersions, serviceRequests } from '../../schema'
import { idsOfResident, shownTo } from '#features/residents/index'
import { agentOf } from './agents'
import { clockOf } from './clock'
import { versionById } from '../../items/service'
import { stillHolds } from '../../schema/holding'
import { materialRows, originalsHere } from '../../materials/service/custody'
import { actionsOf } from './moves'
import { peopleOf, type Reader } from '../../requests/service/people'
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
    visitId: request.visitId,
    item: { version: version.version, newest: newest?.version ?? version.version, text: version.text },
    clock: { ...clock, urgency: urgencyOf(calendar, clock, call.today) },
    actions: actionsOf(request),
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

/** What an event did to the clock, so that the course of a request says so. */
function clockChange(from: State | null, to: State): EventRow['clock'] {
  const before: ClockPhase = from === null ? 'not-started' : stateTable[from].clock
  const after = stateTable[to].clock
  if (before === after || (before === 'not-started' && after === 'stopped')) return null
  switch (after) {
    case 'running':
      return before === 'stopped' ? 'goes-on' : 'starts'
    case 'stopped':
      return 'stops'
    case 'ended':
      return before === 'not-started' ? null : 'ends'
    case 'not-started':
      return null
  }
}

/** The course of a request, the latest first; numbers that someone wrote into it are masked. */
export function eventRows(call: Reader, requestId: number): EventRow[] {
  const { text } = shownTo(call.staff.roles)
  const rows = call.database
    .select({ event: requestEvents, by: staff.name })
    .from(requestEvents)
    .innerJoin(staff, eq(staff.id, requestEvents.staffId))
    .where(eq(requestEvents.requestId, requestId))
    .orderBy(desc(requestEvents.id))
    .all()
  const kinds = new Map(rows.map(({ event }) => [event.id, event.kind]))
  const takenBack = new Set(rows.map(({ event }) => event.takesBack))
  return rows.map(({ event, by }) => {
    const taken = event.takesBack === null ? undefined : kinds.get(event.takesBack)
    const counts = event.takesBack === null && !takenBack.has(event.id)
    return {
      id: event.id,
      at: event.at,
      by,
      kind: event.kind,
      state: event.state,
      text: text(event.text),
      exception: text(event.exception),
      who: text(event.who),
      manner: event.manner,
      rating: event.rating,
      sheet: event.sheet,
      clock: counts ? clockChange(event.fromState, event.state) : null,
      takesBack: taken !== undefined && canBeTakenBack(taken) ? taken : null,
      takenBack: takenBack.has(event.id),
    }
  })
}

/** The errands as screens show them; the paper has what they are in full. */
function errandsShown(call: Reader, requestId: number, addressHidden: boolean): ErrandRow[] {
  const { phone, text } = shownTo(call.staff.roles)
  const { roles } = call.staff
  return errandRows(call, requestId).map((errand) => ({
    ...errand,
    ...errandTexts(call, errand, addressHidden),
    assigneePhone: seesPlain(roles, 'worker-phone') ? errand.assigneePhone : '',
    phone: phone(errand.phone, addressHidden),
    result: text(errand.result),
  }))
}

/** What was typed of an errand, as screens show it. */
export function errandTexts(
  call: Reader,
  { address, matter, materials }: Pick<ErrandRow, 'address' | 'matter' | 'materials'>,
  addressHidden: boolean,
) {
  const { text } = shownTo(call.staff.roles)
  return { address: addressHidden ? '' : text(address), matter: text(matter), materials: text(materials) }
}

/** The errands of a request in full, the latest first. An empty address or phone is the applicant's own. */
export function errandRows(call: Reader, requestId: number): ErrandRow[] {
  return call.database
    .select()
    .from(errands)
    .where(eq(errands.requestId, requestId))
    .orderBy(desc(errands.id))
    .all()
    .map((errand) => ({
      id: errand.id,
      kind: errand.kind,
      assignee: errand.assignee,
      assigneePhone: errand.assigneePhone,
      phone: errand.phone,
      address: errand.address,
      matter: errand.matter,
      materials: errand.materials,
      due: errand.dueDay,
      dispatchedAt: errand.dispatchedAt,
      returnedAt: errand.returnedAt,
      outcome: errand.outcome,
      result: errand.result,
    }))
}

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

/** Days and states of a request's events that hold, the oldest first. */
export const courseOf = (call: Reader, requestId: number) =>
  call.database
    .select()
    .from(requestEvents)
    .where(and(eq(requestEvents.requestId, requestId), stillHolds))
    .orderBy(asc(requestEvents.id))
    .all()
