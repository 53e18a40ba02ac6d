/** Takes requests of persons: of whoever may ask, with the day by which they are answered. */
import { z } from 'zod'
import { addWorkingDays } from '#work/calendar/rules/index'
import { readCalendar } from '#work/calendar/store'
import { takeNumber } from '#work/numbering/store'
import type { HousedReader, HousedWriter } from './calls'
import { holds } from '#ground/roles/permissions'
import {
  lastChange,
  noteReferredTo,
  personEvenIfLocked,
  requireResident,
  type PersonOnRecord,
} from '#features/residents/index'
import type { askers, requestKinds } from '../contract'
import { askingOf, type Asking } from '../rules'
import { refuse } from './refuse'
import { noteEvent, unanswered, undecided } from './requests'
import { settingsOf } from './settings'

const series = 'privacy-request'
const usualTemplate = '信-{year}-{seq:4}'

export interface Received {
  readonly residentId: number
  readonly kind: (typeof requestKinds)[number]
  readonly by: (typeof askers)[number]
  readonly byName: string
  readonly words: string
  readonly received: string
  /** Why it is taken although something speaks against whoever asks. */
  readonly despite?: string | undefined
}

/** Whom a request would be about; who is locked can be asked for by none but who answers for personal data. */
function personAskedAbout(call: HousedReader, residentId: number): PersonOnRecord {
  const person = personEvenIfLocked(call, residentId)
  if (person === null) throw refuse('not-found', 'person-unknown')
  if (person.lockedAt === null) requireResident(call, residentId)
  else if (!holds(call.staff.roles, 'privacy.manage')) throw refuse('not-found', 'person-unknown')
  return person
}

/** What the law says of whoever comes; a day to come is one on which nobody has come yet, and refused by `receive`. */
export const mayAsk = (
  call: HousedReader,
  { residentId, by, received }: Pick<Received, 'residentId' | 'by' | 'received'>,
): Asking => askingOf(by, personAskedAbout(call, residentId), received)

/** Refuses whoever may not ask for this person, and whoever may only with a reason where none is given. */
function requireAsker(person: PersonOnRecord, { by, received, despite }: Received): void {
  const { says, why } = askingOf(by, person, received)
  if (says === 'refused') throw refuse('invalid', why)
  if (says === 'reason' && despite === undefined) throw refuse('conflict', 'asker-needs-reason')
}

/** Takes a request. Throws what `personAskedAbout` and `requireAsker` say, and `already-asked`. */
export function receive(call: HousedWriter, input: Received) {
  const person = personAskedAbout(call, input.residentId)
  if (input.received > call.today) throw refuse('invalid', 'received-in-the-future')
  if (input.by !== 'self' && input.byName === '') throw refuse('invalid', 'asker-not-named')
  requireAsker(person, input)
  const open = call
    .statement(
      `SELECT number FROM privacy_requests
        WHERE resident_id IN (SELECT value FROM json_each(?)) AND kind = ? AND ${undecided}`,
    )
    .pluck()
    // Also under a record that has become part of theirs since.
    .get(JSON.stringify(person.records.map(({ id }) => id)), input.kind)
  if (typeof open === 'string') throw refuse('conflict', 'already-asked', { number: open })
  const own = person.records.find(({ id }) => id === person.id)
  if (own === undefined) throw refuse('not-found', 'person-unknown')
  const number = takeNumber(call, series, usualTemplate)
  const { answerDays } = settingsOf(call)
  const { day: due, announced } = addWorkingDays(readCalendar(call), input.received, answerDays)
  const { lastInsertRowid } = call
    .statement(
      `INSERT INTO privacy_requests (number_year, number_sequence, number, kind, state, resident_id, resident_since, name,
         asked_by, asked_by_name, words, received, changes_before, answer_days, due, due_announced, outcome, reason, told, told_how, at, handler_id)
       VALUES (?, ?, ?, ?, 'received', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, '', NULL, NULL, ?, ?)`,
    )
    .run(
      number.year,
      number.sequence,
      number.text,
      input.kind,
      person.id,
      own.createdAt,
      person.name,
      input.by,
      input.by === 'self' ? '' : input.byName,
      input.words,
      input.received,
      lastChange(call),
      answerDays,
      due,
      announced ? 1 : 0,
      call.now,
      call.staff.id,
    )
  const id = Number(lastInsertRowid)
  noteReferredTo(call, person.id)
  noteEvent(call, id, 'receive', input.despite ?? '')
  return { id, number: number.text, due, announced }
}

const openDue = z.object({
  id: z.number(),
  received: z.string(),
  answer_days: z.number().nullable(),
  due: z.string(),
  due_announced: z.number(),
})

/**
 * After a change of the calendar: the legal answer day of whatever is still to be answered is counted anew by the days off that hold now
 * (个人信息保护法 art. 50), and by the period that held when it came: a change of the period is for what is received from then on, and
 * whoever asked before has their day on paper. Returns how many moved.
 */
export function recountAnswerDays(call: HousedWriter): number {
  const calendar = readCalendar(call)
  const { answerDays } = settingsOf(call)
  const open = z
    .array(openDue)
    .parse(
      call
        .statement(
          `SELECT id, received, answer_days, due, due_announced FROM privacy_requests WHERE ${unanswered}`,
        )
        .all(),
    )
  let moved = 0
  for (const { id, received, answer_days: promised, due: kept, due_announced } of open) {
    const { day: due, announced } = addWorkingDays(calendar, received, promised ?? answerDays)
    if (due === kept && announced === (due_announced === 1)) continue
    call
      .statement('UPDATE privacy_requests SET due = ?, due_announced = ? WHERE id = ?')
      .run(due, announced ? 1 : 0, id)
    moved += 1
  }
  return moved
}
