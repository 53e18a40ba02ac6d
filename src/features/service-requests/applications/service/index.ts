/** Keeps what was answered on the application form of a request. */
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { DeskError, type FieldFault } from '#ground/contract/errors'
import type { Reader, Writer } from '#desk/rpc/call'
import { write, type HandlersOf } from '#desk/rpc/serve'
import { shownTo, withNumbersOf } from '#features/residents/index'
import type { Role } from '#ground/roles/permissions'
import { itemText, type Ask } from '../../items/contract'
import { versionById } from '../../items/service'
import { noteEvent } from '../../requests/service/events'
import { requireOpen, requireRequest, subjectOf, type StoredRequest } from '../../requests/service/stored'
import { serviceRequests } from '../../schema'
import type { applicationsContract } from '../contract'
import { answerFault, unanswered } from '../rules'

const kept = z.array(z.string())

const asksOf = (call: Reader | Writer, request: StoredRequest): readonly Ask[] =>
  versionById(call, request.versionId).text.asks

/** Every line of the form with its answer. */
function filled(asked: readonly Ask[], answers: string) {
  const given = kept.parse(JSON.parse(answers))
  return asked.map(({ name }, at) => ({ name, value: given[at] ?? '' }))
}

/** In full. */
export const answersOf = (call: Reader | Writer, request: StoredRequest) =>
  filled(asksOf(call, request), request.answers)

/** What was answered, as a person reads it on their own copy: 家庭人口：3；月收入：2100. */
export const answersInWords = (stored: { readonly itemText: string; readonly answers: string }): string =>
  filled(itemText.parse(JSON.parse(stored.itemText)).asks, stored.answers)
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => `${name}：${value}`)
    .join('；')

/** As whoever has these roles may see it. */
export const answersShownTo = (call: Reader, request: StoredRequest, roles: readonly Role[]) =>
  answersOf(call, request).map(({ name, value }) => ({ name, value: shownTo(roles).text(value) }))

export const unansweredOf = (call: Reader | Writer, request: StoredRequest): readonly string[] =>
  unanswered(
    asksOf(call, request),
    answersOf(call, request).map(({ value }) => value),
  )

/** The answers as they are kept; `invalid` with the line that is none. `before` has the numbers that were masked. */
export function checkedAnswers(
  asked: readonly Ask[],
  given: readonly string[],
  before: readonly string[],
): string {
  const faults: FieldFault[] = []
  const answers = asked.map((one, at) => {
    const answer = withNumbersOf(given[at] ?? '', before[at] ?? '')
    const fault = answer === null ? 'masked-number' : answerFault(one, answer)
    if (fault !== null) faults.push({ path: ['answers', at], code: fault })
    return answer ?? ''
  })
  if (faults.length > 0) throw new DeskError('invalid', 'desk.input', {}, faults)
  return JSON.stringify(answers)
}

export const applicationsHandlers: HandlersOf<typeof applicationsContract> = {
  answer: write((call, { id, answers: given }) => {
    const request = requireOpen(call, id)
    const before = answersOf(call, request).map(({ value }) => value)
    const answers = checkedAnswers(asksOf(call, request), given, before)
    call.database.update(serviceRequests).set({ answers }).where(eq(serviceRequests.id, id)).run()
    noteEvent(call, request, 'amended')
    call.record({ subject: subjectOf(id), change: { answers } })
    const { lastEventId, state } = requireRequest(call, id)
    return { id, seen: lastEventId ?? 0, state }
  }),
}
