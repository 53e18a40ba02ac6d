/** Erasing, locking and unlocking: one transaction each, noted in the ledger before it commits. */
import {
  askForCleaning,
  cleanAfterErasure,
  ErasureLedger,
  eraseRecord,
  noteErasures,
} from '#desk/personal-data/erase'
import type { ErasureAction, KeptRows, LedgerEntry } from '#vault/erasures/rules'
import type { HousedWriter } from './calls'
import { writeOnRecord } from '#desk/session/calls'
import type { Session } from '#desk/session/session'
import { personEvenIfLocked, type PersonOnRecord } from '#features/residents/index'
import { mayErase } from '../rules'
import { keptRowsOf, planFor } from './plan'
import { refuse } from './refuse'
import { moveTo, noteEvent, personOf, requireRequest, type StoredRequest } from './requests'

/** Erases and locks, and remembers for the ledger what it did. */
export class Deeds {
  readonly #call: HousedWriter
  readonly entries: LedgerEntry[] = []

  constructor(call: HousedWriter) {
    this.#call = call
  }

  /** Every record of the person but the rows kept; with an identity that stays, what is left is locked. */
  erase(person: PersonOnRecord, kept: KeptRows): void {
    for (const { id } of person.records) eraseRecord(this.#call, this.#call.house.keepers, id, kept)
    this.#note(person, 'erase', kept)
    askForCleaning(this.#call)
  }

  setLocked(person: PersonOnRecord, locked: boolean): void {
    for (const { id } of person.records) this.#call.house.locking.setLocked(this.#call, id, locked)
    this.#note(person, locked ? 'lock' : 'unlock', {})
  }

  #note(person: PersonOnRecord, action: ErasureAction, kept: KeptRows): void {
    const at = this.#call.now
    for (const { id, createdAt } of person.records) {
      this.entries.push({ action, id, createdAt, at, kept, state: 'intended' })
    }
  }
}

/** How a transaction is run: as one write with its request id, or as a piece of long work. */
export type Transaction = <Result>(work: (call: HousedWriter) => Result) => Result

/**
 * Runs the transaction with the ledger around it. When it does not commit, whoever asked is told so, and the ledger
 * forgets what it was told before; when the program dies in between, the next start carries the deeds out.
 */
export function withLedger<Result>(
  session: Session,
  transaction: Transaction,
  work: (call: HousedWriter, deeds: Deeds) => Result,
): Result {
  const { store } = session.requireOpen()
  const ledger = new ErasureLedger(store)
  const now = session.clock.now()
  const intended: LedgerEntry[] = []
  ledger.expect(now)
  try {
    const result = transaction((call) => {
      const deeds = new Deeds(call)
      const outcome = work(call, deeds)
      intended.push(...deeds.entries)
      if (intended.length > 0) ledger.intend(intended, now)
      noteErasures(call, intended)
      return outcome
    })
    if (intended.length > 0) ledger.settle(now)
    else ledger.expect(null)
    return result
  } catch (error) {
    if (intended.length > 0) ledger.withdraw(intended, now)
    else ledger.expect(null)
    throw error
  }
}

/** The request an erasure or a lock answers, and the person it is about. */
function answerable(call: HousedWriter, id: number): { stored: StoredRequest; person: PersonOnRecord } {
  const stored = requireRequest(call, id)
  if (!mayErase(stored.kind, stored.state)) throw refuse('conflict', 'not-now')
  const person = personOf(call, stored)
  if (person === null) throw refuse('not-found', 'person-unknown')
  return { stored, person }
}

/** Nothing is erased or locked under someone's hands: what is open has to be ended first. */
function unblockedPlan(call: HousedWriter, person: PersonOnRecord) {
  const plan = planFor(call, person)
  if (plan.blocked) throw refuse('conflict', 'something-open')
  return plan
}

interface EraseInput {
  readonly sendId: string
  readonly id: number
  readonly kept: number
}

/** Erases what nothing keeps; the request is granted, or in part where something stays. */
export function eraseOnRequest(session: Session, input: EraseInput) {
  const answer = withLedger(
    session,
    (work) => writeOnRecord(session, 'privacy.requests.erase', input, work),
    (call, deeds) => {
      const { person } = answerable(call, input.id)
      const plan = unblockedPlan(call, person)
      if (plan.keptCount !== input.kept) throw refuse('conflict', 'plan-changed')
      deeds.erase(person, keptRowsOf(plan, person))
      const step = plan.identityStays ? 'grant-partly' : 'grant'
      const state = plan.identityStays ? 'partly' : 'granted'
      moveTo(call, input.id, state, step, '')
      noteEvent(call, input.id, 'erase', JSON.stringify(plan.lines))
      call.record({
        subject: `privacy-request:${input.id}`,
        change: { erased: person.id, lines: plan.lines },
      })
      return { id: input.id, state } as const
    },
  )
  cleanAfterErasure(session.requireOpen().store)
  return answer
}

interface LockInput {
  readonly sendId: string
  readonly id: number
  readonly text: string
}

/** Locks instead of erasing: the law has it kept, or it cannot be erased (art. 47, second paragraph). */
export const lockOnRequest = (session: Session, input: LockInput) =>
  withLedger(
    session,
    (work) => writeOnRecord(session, 'privacy.requests.lock', input, work),
    (call, deeds) => {
      const { person } = answerable(call, input.id)
      unblockedPlan(call, person)
      if (person.lockedAt !== null) throw refuse('conflict', 'locked-already')
      deeds.setLocked(person, true)
      moveTo(call, input.id, 'partly', 'grant-partly', input.text)
      noteEvent(call, input.id, 'lock', input.text)
      call.record({
        subject: `privacy-request:${input.id}`,
        change: { locked: person.id, reason: input.text },
      })
      return { id: input.id, state: 'partly' as const }
    },
  )

/** Shows a locked record again: the person wants to be served, or the lock was a mistake. */
export const unlock = (session: Session, input: LockInput) =>
  withLedger(
    session,
    (work) => writeOnRecord(session, 'privacy.locked.unlock', input, work),
    (call, deeds) => {
      const person = personEvenIfLocked(call, input.id)
      if (person === null || person.lockedAt === null) throw refuse('not-found', 'person-unknown')
      if (wasErased(call, person)) throw refuse('conflict', 'erased')
      deeds.setLocked(person, false)
      call.record({ subject: `resident:${person.id}`, change: { unlocked: true, reason: input.text } })
      return { id: input.id }
    },
  )

/** Whether what is left of the person is only what had to stay. */
export const wasErased = (call: Pick<HousedWriter, 'statement'>, { records }: PersonOnRecord): boolean =>
  records.some(
    ({ id, createdAt }) =>
      call
        .statement("SELECT 1 FROM erasures WHERE action = 'erase' AND record = ? AND created_at = ?")
        .get(id, createdAt) !== undefined,
  )
