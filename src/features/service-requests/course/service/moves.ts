/** Makes the moves of the state table, after asking for everything each of them needs. */
import type { Reader, Writer } from '#desk/rpc/call'
import { eq } from 'drizzle-orm'
import { readCalendar } from '#work/calendar/store'
import { DeskError } from '#ground/contract/errors'
import type { Step } from '../contract/step'
import { unansweredOf } from '../../applications/service'
import { correctionDue, followUpDue } from '../../requests/rules'
import { asksWhyMissing, isPoor, needs, possibleActions, stateAfter, stateTable } from '../rules/states'
import type { State } from '../../requests/contract/words'
import { correctionMaterials, errands } from '../../schema'
import { requireLivingPrincipal, requireMandate, requireMandateForResult } from './mandate'
import { enterState } from './standing'
import type { EventDetail } from '../../requests/service/events'
import { materialsOf, missingOf, originalsHere } from '../../materials/service/custody'
import { doubtsOfRequest } from './doubts'
import { assigneeOf } from '../../errands/service/assignees'
import { refuse } from '../../requests/service/refuse'
import { keepRenewal } from '../../renewals/service/duties'
import type { StoredRequest } from '../../requests/service/stored'

export const standingOf = (request: StoredRequest) => ({
  state: request.state,
  stoppedIn: request.stoppedIn,
  errandOpen: request.openErrandId !== null,
  lastRating: request.rating,
})

export const actionsOf = (request: StoredRequest) => [...possibleActions(standingOf(request))]

/** Makes one move. Returns the id of its event and the state it led to. */
export function makeMove(
  call: Writer,
  request: StoredRequest,
  step: Step,
): { readonly seen: number; readonly state: State } {
  const state = stateAfter(standingOf(request), step.action)
  if (state === null)
    throw refuse('conflict', 'move-not-possible', { action: step.action, state: request.state })
  askForNeeds(call, request, step)
  const errand = errandColumns(call, request, step, state)
  const stopped = stateTable[state].clock === 'stopped'
  const seen = enterState(call, request, step.action, state, detailOf(call, request, step), {
    stoppedIn: stopped ? (request.stoppedIn ?? request.state) : null,
    ...errand,
    ...followUpColumns(call, step),
    ...(step.action === 'accept' ? { mandateSigned: step.mandateSigned ?? false } : {}),
  })
  if (step.action === 'request-correction') tellMissing(call, seen, step.materialIds)
  if (step.action === 'complete') keepRenewal(call, request.residentId, request.itemId)
  return { seen, state }
}

function askForNeeds(call: Reader | Writer, request: StoredRequest, step: Step): void {
  if (needs[step.action].includes('originals-settled')) {
    const count = originalsHere(call, request.id)
    const reason = 'originalsReason' in step ? step.originalsReason : undefined
    if (count > 0 && reason === undefined) throw refuse('conflict', 'original-not-returned', { count })
  }
  switch (step.action) {
    case 'accept': {
      const names = unansweredOf(call, request)
      if (names.length > 0) throw refuse('conflict', 'form-not-filled', { names: names.join('、') })
      const count = missingOf(call, request.id).length
      if (count > 0 && step.withoutMaterials === undefined && asksWhyMissing(request.mode)) {
        throw refuse('conflict', 'materials-missing', { count })
      }
      if (step.despite === undefined && doubtsOfRequest(call, request).length > 0) {
        throw new DeskError('invalid', 'service-requests.doubts-unanswered', {}, [
          { path: ['despite'], code: 'required' },
        ])
      }
      if (request.mode === 'delegated') {
        requireMandate(call, request, { signed: step.mandateSigned === true })
      }
      return
    }
    case 'request-correction': {
      const known = new Set(materialsOf(call, request.id).map(({ id }) => id))
      if (step.materialIds.some((id) => !known.has(id))) throw refuse('not-found', 'material-unknown')
      if (step.materialIds.length === 0 && step.remark === '') throw refuse('invalid', 'nothing-missing')
      if (step.until !== undefined && step.until < call.today) {
        throw new DeskError('invalid', 'service-requests.correction-in-the-past', {}, [
          { path: ['until'], code: 'service-requests.correction-in-the-past' },
        ])
      }
      return
    }
    case 'follow-up':
      if (isPoor(step.rating) && step.reason === '') throw refuse('invalid', 'poor-rating-needs-reason')
      return
    case 'dispatch':
    case 'submit':
      // A result is brought home also when the work, and with it the mandate, is over.
      if (request.mode === 'delegated' && request.endedDay === null) {
        requireMandate(call, request, { signed: request.mandateSigned })
        requireLivingPrincipal(call, request, step.despite)
      }
      return
    case 'complete':
      requireMandateForResult(call, request)
      return
    default:
      return
  }
}

/** What the event of a move says. */
function detailOf(call: Reader | Writer, request: StoredRequest, step: Step): EventDetail {
  switch (step.action) {
    case 'accept':
      return {
        exception: [step.withoutMaterials, step.despite].filter((one) => one !== undefined).join('；'),
      }
    case 'request-correction': {
      const named = materialsOf(call, request.id).filter(({ id }) => step.materialIds.includes(id))
      return {
        text: [...named.map(({ name }) => name), step.remark].filter((part) => part !== '').join('、'),
        until: step.until ?? correctionDue(readCalendar(call), call.today).day,
      }
    }
    case 'refuse':
    case 'terminate':
      return { text: step.reason, exception: step.originalsReason ?? '' }
    case 'suspend':
      return { text: step.reason }
    case 'resume':
      return { text: step.remark }
    case 'dispatch':
      return {
        text: step.errand.matter,
        who: assigneeOf(call, step.errand.assignee).name,
        exception: step.despite ?? '',
      }
    case 'return-errand':
      return { text: step.result, who: openErrandOf(call, request)?.assignee ?? '' }
    case 'submit':
      return { who: step.to, exception: step.despite ?? '' }
    case 'complete':
      return { text: step.result, exception: step.originalsReason ?? '' }
    case 'deliver':
      return { who: step.recipient, manner: step.manner, exception: step.originalsReason ?? '' }
    case 'follow-up':
      return { rating: step.rating, manner: step.channel, text: step.reason }
    case 'complete-correction':
    case 'start':
    case 'prepare-delivery':
      return {}
  }
}

const openErrandOf = (call: Reader | Writer, request: StoredRequest) =>
  request.openErrandId === null
    ? undefined
    : call.database.select().from(errands).where(eq(errands.id, request.openErrandId)).get()

/** Sends an errand out, brings it back, or ends it with what it was for. */
function errandColumns(
  call: Writer,
  request: StoredRequest,
  step: Step,
  state: State,
): { openErrandId?: number | null } {
  if (step.action === 'dispatch') {
    const { assignee, due, ...what } = step.errand
    const { name, phone } = assigneeOf(call, assignee)
    const { lastInsertRowid } = call.database
      .insert(errands)
      .values({
        requestId: request.id,
        ...what,
        workerId: assignee.kind === 'worker' ? assignee.id : null,
        staffId: assignee.kind === 'staff' ? assignee.id : null,
        assignee: name,
        assigneePhone: phone,
        dueDay: due,
        dispatchedAt: call.now,
        result: '',
      })
      .run()
    return { openErrandId: Number(lastInsertRowid) }
  }
  if (request.openErrandId === null) return {}
  const back = (outcome: 'done' | 'not-done' | 'called-off', result: string): { openErrandId: null } => {
    call.database
      .update(errands)
      .set({ outcome, result, returnedAt: call.now })
      .where(eq(errands.id, request.openErrandId ?? 0))
      .run()
    return { openErrandId: null }
  }
  if (step.action === 'return-errand') return back(step.outcome, step.result)
  if (step.action === 'deliver') return back(step.manner === 'by-worker' ? 'done' : 'called-off', '')
  return stateTable[state].clock === 'ended' && stateTable[request.state].clock !== 'ended'
    ? back('called-off', '')
    : {}
}

/** A delivery is followed up, and so is a poor rating. */
function followUpColumns(
  call: Reader | Writer,
  step: Step,
): Partial<Pick<StoredRequest, 'followUpDue' | 'rating'>> {
  if (step.action === 'deliver') return { followUpDue: followUpDue(readCalendar(call), call.today).day }
  if (step.action !== 'follow-up') return {}
  const again = isPoor(step.rating) ? followUpDue(readCalendar(call), call.today).day : null
  return { rating: step.rating, followUpDue: again }
}

function tellMissing(call: Writer, eventId: number, materialIds: readonly number[]): void {
  for (const materialId of new Set(materialIds)) {
    call.database.insert(correctionMaterials).values({ eventId, materialId }).run()
  }
}
