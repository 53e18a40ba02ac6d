/** The procedures of the visits feature: who came, the queue, and what became of each. */
import type { Reader } from '#desk/rpc/call'
import { and, count, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { DeskError } from '#ground/contract/errors'
import { disclose, look, read, serve, write } from '#desk/rpc/serve'
import { lookAtResident, requireResident, shownTo, withNumbersOf } from '#features/residents/index'
import { revealed } from '#work/reveal/reveal'
import { mostDuties, visitsContract, type Visit } from '../contract'
import { figuresHandlers } from '../figures/service'
import { screenHandlers } from '../screen/service/index'
import { notBeforeAfterSkip } from '../rules'
import { visits } from '../schema'
import { answerVisit, becomeRequest, registerVisit } from './counter'
import { countsOfDay } from './day'
import { courseOf, handlersOf, pageOfVisits } from './past'
import { amendVisit, closeEarlierDays, makeMove, movedTo, refuse, takeBack, takeableMove } from './moves'
import {
  atCounterToday,
  callsToday,
  lineToday,
  lineWithWaits,
  nextNumber,
  readSettings,
  saveSettings,
  waitEstimate,
} from './queue'
import { isOfPerson, isOpen, ofPerson, rowOf, visitOf, visitsBuilt, visitsWhere } from './rows'

/** As many as fit beside the queue with some scrolling; a page of their own has them all. */
const dutiesShown = 30

/** Beside an empty search. */
const servedShown = 5
/** Who came last need not have been served last. */
const servedLookedAt = 30

const servedToday = visitsBuilt(
  and(eq(visits.day, sql.placeholder('today')), inArray(visits.state, ['answered', 'became-request'])),
  servedLookedAt,
)
const atCounter = visitsBuilt(and(isOpen, inArray(visits.state, ['called', 'serving'])), 50)

export const visitsService = serve(visitsContract, {
  home: read((call) => {
    const wait = waitEstimate(call)
    const line = lineWithWaits(call, wait)
    const duties = call.house.dutiesToday(call)
    return {
      now: call.now,
      line,
      atCounter: atCounter(call).toSorted(
        (one, other) => sinceWhen(one) - sinceWhen(other) || one.id - other.id,
      ),
      newcomerWait: wait(line.length + atCounterToday(call)),
      counts: countsOfDay(call, call.today),
      duties: duties.slice(0, dutiesShown),
      dutyCount: duties.length,
      settings: readSettings(call),
      lastServed: servedToday(call)
        .toSorted((one, other) => (other.closedAt ?? 0) - (one.closedAt ?? 0))
        .slice(0, servedShown),
      awaited: [...call.house.dutiesAwaited(call)],
    }
  }),

  duties: read((call) => ({ duties: call.house.dutiesToday(call).slice(0, mostDuties) })),

  list: read((call, input) => pageOfVisits(call, input)),

  handlers: read((call) => ({ handlers: handlersOf(call) })),

  get: read((call, { id }) => ({
    visit: visitOf(call, id),
    moves: [...courseOf(call, id)],
    takeBack: takeableMove(call, id),
  })),

  ofResident: look((call, { residentId }) => {
    call.saw(lookAtResident(call, residentId))
    const theirs = ofPerson(call, residentId)
    const isOpenNow = and(isOpen, theirs, eq(visits.day, call.today))
    const isOver = and(theirs, inArray(visits.state, ['answered', 'became-request']))
    return {
      count: countOf(call, theirs),
      last: visitsWhere(call, isOver, 1)[0] ?? null,
      open: visitsWhere(call, isOpenNow, 1)[0] ?? null,
      duties: [...call.house.dutiesOfResident(call, residentId)],
    }
  }),

  timeline: look((call, { residentId }) => {
    call.saw(lookAtResident(call, residentId))
    return { visits: [...visitsWhere(call, ofPerson(call, residentId), 200)] }
  }),

  slip: read((call, { id }) => {
    const row = rowOf(call, id)
    if (row.number === null) throw refuse('conflict', 'visits.no-number')
    const place = row.day === call.today ? lineToday(call).findIndex((person) => person.id === id) : -1
    const ahead = place < 0 ? 0 : place + atCounterToday(call)
    return {
      number: row.number,
      matter: shownTo(call.staff.roles).text(row.matter),
      takenAt: row.registeredAt,
      ahead,
      wait: waitEstimate(call)(ahead),
      width: readSettings(call).slipWidth,
    }
  }),

  reveal: disclose((call, { id, field, reason }) => {
    const row = rowOf(call, id)
    const subject =
      row.residentId === null ? `visit:${id}` : `resident:${requireResident(call, row.residentId).id}`
    return revealed(call, { subject, kind: 'typed-number', value: row[field] ?? '' }, reason)
  }),

  register: write((call, input) => {
    closeEarlierDays(call)
    const id = registerVisit(call, input)
    call.record({ subject: `visit:${id}`, change: input })
    return movedTo(call, id)
  }),

  callNext: write((call) => {
    closeEarlierDays(call)
    const [next] = lineToday(call)
    if (next === undefined) throw refuse('conflict', 'visits.nobody-waits')
    makeMove(call, rowOf(call, next.id), 'call', { calledAt: call.now, handlerId: call.staff.id })
    call.record({ subject: `visit:${next.id}`, change: { move: 'call' } })
    return movedTo(call, next.id)
  }),

  move: write((call, { id, move }) => {
    const row = rowOf(call, id)
    const handlerId = call.staff.id
    switch (move) {
      case 'call':
        requireToday(row.day, call.today)
        makeMove(call, row, move, { calledAt: call.now, handlerId })
        break
      case 'recall':
        makeMove(call, row, move, { handlerId })
        break
      case 'skip': {
        requireToday(row.day, call.today)
        const notBefore = notBeforeAfterSkip(callsToday(call), readSettings(call).turnsAfterSkip)
        makeMove(call, row, move, { notBefore, calledAt: null })
        break
      }
      case 'serve':
        makeMove(call, row, move, { servingAt: call.now, handlerId })
        break
      case 'put-back':
        requireToday(row.day, call.today)
        makeMove(call, row, move, {
          calledAt: null,
          servingAt: null,
          ...(row.sequence === null ? nextNumber(call) : {}),
        })
        break
      case 'leave':
        makeMove(call, row, move, { closedAt: call.now, handlerId })
        break
    }
    call.record({ subject: `visit:${id}`, change: { move } })
    return movedTo(call, id)
  }),

  answer: write((call, { id, answer }) => {
    answerVisit(call, rowOf(call, id), answer)
    call.record({ subject: `visit:${id}`, change: { move: 'answer', answer } })
    return movedTo(call, id)
  }),

  becomeRequest: write((call, { id, residentId, itemId, mode }) => {
    const serviceRequestId = becomeRequest(call, rowOf(call, id), { itemId, mode }, residentId)
    call.record({ subject: `visit:${id}`, change: { move: 'become-request', serviceRequestId } })
    return { ...movedTo(call, id), serviceRequestId }
  }),

  amend: write((call, { id, residentId: named, visitor: shownVisitor, matter: shownMatter, category }) => {
    const row = rowOf(call, id)
    // The form has them as they are shown; what was masked there is as it was.
    const matter = whole('matter', shownMatter, row.matter)
    const visitor = shownVisitor === null ? null : whole('visitor', shownVisitor, row.visitor ?? '')
    if (named !== null) requireResident(call, named)
    // Of the same person it stays with the record that it was given: the form has the one that this became part of.
    const residentId = isOfPerson(call, row, named) ? row.residentId : named
    if (row.serviceRequestId !== null && residentId !== row.residentId) {
      throw refuse('conflict', 'visits.applicant-stands-on-request')
    }
    amendVisit(call, row, { residentId, visitor, matter, category })
    call.record({ subject: `visit:${id}`, change: { residentId, visitor, matter, category } })
    return movedTo(call, id)
  }),

  takeBack: write((call, { moveId }) => {
    const id = takeBack(call, moveId)
    call.record({ subject: `visit:${id}`, change: { takesBack: moveId } })
    return movedTo(call, id)
  }),

  screen: screenHandlers,
  figures: figuresHandlers,

  settings: read((call) => readSettings(call)),

  saveSettings: write((call, { settings }) => {
    saveSettings(call, settings)
    call.record({ subject: 'settings:visits', change: settings })
    return settings
  }),
})

/** A text from a form with its numbers again, or `invalid` when it names one that was never there. */
function whole(field: string, typed: string, kept: string): string {
  const text = withNumbersOf(typed, kept)
  if (text === null) {
    throw new DeskError('invalid', 'desk.input', {}, [{ path: [field], code: 'masked-number' }])
  }
  return text
}

/** When they came to where they stand: the last is the one the keys of the counter mean. UTC milliseconds. */
const sinceWhen = ({ servingAt, calledAt, registeredAt }: Visit): number =>
  servingAt ?? calledAt ?? registeredAt

/** A place in today's line can't be given to a visit of another day. */
function requireToday(day: string, today: string): void {
  if (day !== today) throw refuse('conflict', 'visits.of-earlier-day')
}

function countOf(call: Reader, condition: SQL | undefined): number {
  return call.database.select({ count: count() }).from(visits).where(condition).get()?.count ?? 0
}
