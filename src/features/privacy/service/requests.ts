/** Requests of persons: taken, looked up, carried from step to step. */
import { z } from 'zod'
import { eventAppender } from '#work/course/events'
import { dayAt } from '#ground/clock'
import { listOrder, type Page } from '#work/pages/order'
import type { HousedReader, HousedWriter } from './calls'
import { rowId, type PageRequest } from '#ground/contract/fields'
import {
  changesSince,
  consentIsWithdrawn,
  personEvenIfLocked,
  shownTo,
  type PersonOnRecord,
} from '#features/residents/index'
import {
  askers,
  outcomes,
  planLine,
  requestKinds,
  requestStates,
  type RequestRecord,
  type RequestRow,
  type RequestStep,
  type RevealedText,
  type Telling,
} from '../contract'
import {
  isAnswered,
  isDecided,
  missingForGrant,
  outcomeOf,
  possibleSteps,
  stateAfter,
  type Done,
} from '../rules'
import { planFor, planShown } from './plan'
import { refuse } from './refuse'

const storedRequest = z.object({
  id: z.number(),
  number: z.string(),
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  resident_id: z.number(),
  resident_since: z.number(),
  name: z.string(),
  asked_by: z.enum(askers),
  asked_by_name: z.string(),
  words: z.string(),
  received: z.string(),
  due: z.string(),
  due_announced: z.number(),
  outcome: z.enum(outcomes).nullable(),
  reason: z.string(),
  at: z.number(),
  changes_before: z.number(),
  handler: z.string(),
})
export type StoredRequest = z.infer<typeof storedRequest>

const columns = `
  SELECT p.id, p.number, p.kind, p.state, p.resident_id, p.resident_since, p.name, p.asked_by, p.asked_by_name, p.words,
         p.received, p.due, p.due_announced, p.outcome, p.reason, p.at, p.changes_before, s.name AS handler
    FROM privacy_requests p JOIN staff s ON s.id = p.handler_id`

export function requireRequest(call: Pick<HousedReader, 'statement'>, id: number): StoredRequest {
  const row = call.statement(`${columns} WHERE p.id = ?`).get(id)
  if (row === undefined) throw refuse('not-found', 'unknown')
  return storedRequest.parse(row)
}

const rowOf = (stored: StoredRequest): RequestRow => ({
  id: stored.id,
  number: stored.number,
  kind: stored.kind,
  state: stored.state,
  person: { id: stored.resident_id, name: stored.name },
  received: stored.received,
  due: stored.due,
  announced: stored.due_announced === 1,
  outcome: stored.outcome,
  handler: stored.handler,
})

export interface RequestFilter extends PageRequest {
  readonly state?: (typeof requestStates)[number] | undefined
  readonly kind?: (typeof requestKinds)[number] | undefined
}

const latestFirst = listOrder('privacy.requests', 'falling', z.tuple([rowId]))

/** The latest first; how many there are is said with the first page. */
export function pageOfRequests(
  call: HousedReader,
  { state, kind, after, limit }: RequestFilter,
): Page<RequestRow> & { readonly total?: number } {
  const from = latestFirst.text(['p.id'], latestFirst.startOf(after))
  const where = '(? IS NULL OR p.state = ?) AND (? IS NULL OR p.kind = ?)'
  const wanted = [state ?? null, state ?? null, kind ?? null, kind ?? null]
  const found = z
    .array(storedRequest)
    .parse(
      call
        .statement(`${columns} WHERE ${where} AND ${from.beyond} ORDER BY ${from.orderBy} LIMIT ?`)
        .all(...wanted, ...from.values, limit + 1),
    )
  return {
    ...latestFirst.page(found.map(rowOf), limit, ({ id }) => [id]),
    ...(after === undefined && {
      total: Number(
        call
          .statement(`SELECT count(*) FROM privacy_requests p WHERE ${where}`)
          .pluck()
          .get(...wanted),
      ),
    }),
  }
}

const inStates = (wanted: (state: RequestRow['state']) => boolean): string =>
  `state IN (${requestStates
    .filter(wanted)
    .map((state) => `'${state}'`)
    .join(', ')})`
export const undecided = inStates((state) => !isDecided(state))
export const unanswered = inStates((state) => !isAnswered(state))

export function countsOf(call: HousedReader): { open: number; today: number; overdue: number } {
  const count = (condition: string, ...days: readonly string[]): number =>
    Number(
      call
        .statement(`SELECT count(*) FROM privacy_requests WHERE ${unanswered} AND ${condition}`)
        .pluck()
        .get(...days),
    )
  return { open: count('true'), today: count('due = ?', call.today), overdue: count('due < ?', call.today) }
}

/** The person a request is about, locked or not; null once their record is gone. */
export function personOf(call: HousedReader, stored: StoredRequest): PersonOnRecord | null {
  const person = personEvenIfLocked(call, stored.resident_id)
  const isSame = person?.records.some(
    ({ id, createdAt }) => id === stored.resident_id && createdAt === stored.resident_since,
  )
  return isSame === true ? person : null
}

const copiesOf = (call: HousedReader, { number }: StoredRequest): number =>
  Number(
    call
      .statement(
        `SELECT count(*) FROM disclosures d JOIN audit a ON a.sequence = d.sequence
          WHERE a.family = 'privacy' AND a.procedure = 'privacy.requests.copy' AND d.note = ?`,
      )
      .pluck()
      .get(number),
  )

function doneFor(call: HousedReader, stored: StoredRequest, person: PersonOnRecord | null): Done {
  const ids = person?.records.map(({ id }) => id) ?? []
  return {
    copies: copiesOf(call, stored),
    changes: changesSince(call, ids, { change: stored.changes_before, at: stored.at }).length,
  }
}

/** Whether the copy of a protected person is asked for by somebody else, and nobody has said yet why they may have it. */
export const isHeldBack = (
  call: HousedReader,
  { id, kind, asked_by: by }: StoredRequest,
  person: PersonOnRecord | null,
): boolean =>
  kind === 'access' &&
  by !== 'self' &&
  person?.isProtected === true &&
  call.statement("SELECT 1 FROM privacy_request_events WHERE request_id = ? AND step = 'release'").get(id) ===
    undefined

const eventRow = z.object({
  id: z.number(),
  at: z.number(),
  by: z.string(),
  step: z.string(),
  text: z.string(),
})

/** Everything about one request; numbers that somebody wrote into it are masked. */
export function recordOf(call: HousedReader, id: number): RequestRecord {
  const stored = requireRequest(call, id)
  const { text: shown } = shownTo(call.staff.roles)
  const person = personOf(call, stored)
  const events = z.array(eventRow).parse(
    call
      .statement(
        `SELECT e.id, e.at, s.name AS "by", e.step, e.text FROM privacy_request_events e
             JOIN staff s ON s.id = e.staff_id WHERE e.request_id = ? ORDER BY e.id`,
      )
      .all(id),
  )
  const mayBeErased = stored.kind === 'erasure' || stored.kind === 'withdrawal'
  return {
    row: rowOf(stored),
    by: stored.asked_by,
    byName: shown(stored.asked_by_name),
    words: shown(stored.words),
    reason: shown(stored.reason),
    steps: [...possibleSteps(stored.kind, stored.state, isHeldBack(call, stored, person))],
    events: events.map(({ text, ...event }) =>
      event.step === 'erase'
        ? { ...event, text: '', lines: z.array(planLine).parse(JSON.parse(text)) }
        : { ...event, text: shown(text), lines: [] },
    ),
    standing: person === null ? 'gone' : person.lockedAt === null ? 'there' : 'locked',
    plan:
      person !== null && mayBeErased && !isDecided(stored.state) ? planShown(planFor(call, person)) : null,
    isProtected: person?.isProtected === true,
    ...doneFor(call, stored, person),
    consentWithdrawn:
      person !== null &&
      consentIsWithdrawn(
        call,
        person.records.map((record) => record.id),
      ),
  }
}

/** A text of a request in full, and whose data it tells of; empty where there is none. */
export function revealedText(call: HousedReader, id: number, field: RevealedText) {
  const stored = requireRequest(call, id)
  const value = { byName: stored.asked_by_name, words: stored.words, reason: stored.reason }[field]
  const person = personOf(call, stored)
  return { value, subject: person === null ? `privacy-request:${id}` : `resident:${person.id}` }
}

const append = eventAppender({ table: 'privacy_request_events', of: 'request_id', says: ['step', 'text'] })

export function noteEvent(call: HousedWriter, id: number, step: string, text: string): void {
  append(call, id, { step, text })
}

const decidedAt = z.object({ at: z.number().nullable() })

/** The day it was decided, by a word or by a deed; null where it was not. */
function decidedOn(call: HousedReader, id: number): string | null {
  const { at } = decidedAt.parse(
    call
      .statement(
        `SELECT max(at) AS at FROM privacy_request_events
          WHERE request_id = ? AND step IN ('grant', 'grant-partly', 'refuse', 'erase', 'lock')`,
      )
      .get(id),
  )
  return at === null ? null : dayAt(at)
}

export type StepInput =
  | { readonly step: 'begin' }
  | { readonly step: 'release' | 'grant' | 'grant-partly' | 'refuse'; readonly text: string }
  | { readonly step: 'tell'; readonly day: string; readonly how: Telling }

/** Makes a step; refused where the table or what was done so far does not allow it. */
export function takeStep(call: HousedWriter, id: number, input: StepInput) {
  const stored = requireRequest(call, id)
  const person = personOf(call, stored)
  const state = stateAfter(stored.kind, stored.state, input.step, isHeldBack(call, stored, person))
  if (state === null) throw refuse('conflict', 'not-now')
  if (input.step === 'grant') {
    const missing = missingForGrant(stored.kind, doneFor(call, stored, person))
    if (missing !== null) throw refuse('conflict', missing)
  }
  if (input.step === 'tell') {
    if (input.day > call.today) throw refuse('invalid', 'told-in-the-future')
    if (input.day < stored.received) throw refuse('invalid', 'told-before-received')
    const decided = decidedOn(call, id)
    if (decided !== null && input.day < decided) throw refuse('invalid', 'told-before-decided')
    call
      .statement('UPDATE privacy_requests SET told = ?, told_how = ? WHERE id = ?')
      .run(input.day, input.how, id)
  }
  moveTo(call, id, state, input.step, 'text' in input ? input.text : '')
  noteEvent(call, id, input.step, 'text' in input ? input.text : input.step === 'tell' ? input.day : '')
  return { id, state }
}

/** Writes where a request stands now, and what was decided. */
export function moveTo(
  call: HousedWriter,
  id: number,
  state: (typeof requestStates)[number],
  step: RequestStep,
  reason: string,
): void {
  const outcome = outcomeOf(step)
  call
    .statement(
      `UPDATE privacy_requests SET state = ?, handler_id = ?, outcome = coalesce(?, outcome),
              reason = CASE WHEN ? IS NULL THEN reason ELSE ? END WHERE id = ?`,
    )
    .run(state, call.staff.id, outcome, outcome, reason, id)
}

/** Under what the log tells of these people: their requests. */
export const requestSubjects = (
  call: Pick<HousedReader, 'statement'>,
  residentIds: readonly number[],
): readonly string[] =>
  call
    .statement(
      "SELECT 'privacy-request:' || id FROM privacy_requests WHERE resident_id IN (SELECT value FROM json_each(?))",
    )
    .pluck()
    .all(JSON.stringify(residentIds))
    .map(String)

const numbered = z.array(z.object({ id: z.number(), number: z.string() }))

/** The numbers of requests, by their ids. */
export const requestLabels = (
  call: Pick<HousedReader, 'statement'>,
  ids: readonly number[],
): ReadonlyMap<number, string> =>
  new Map(
    numbered
      .parse(
        call
          .statement('SELECT id, number FROM privacy_requests WHERE id IN (SELECT value FROM json_each(?))')
          .all(JSON.stringify(ids)),
      )
      .map(({ id, number }) => [id, number]),
  )
