/** What has been kept long enough: counted for the manager, and erased once they said so. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { askForCleaning, cleanAfterErasure, whileErasing } from '#desk/personal-data/erase'
import type { Retention, RetentionOfPeople, RetentionOfRows } from '#desk/personal-data/keeps'
import type { HousedReader, HousedWriter } from './calls'
import type { HousedLong } from '#desk/rpc/serve'
import { forgetOldAnswers } from '#desk/session/answered-requests'
import { longWork } from '#desk/session/calls'
import type { Session } from '#desk/session/session'
import { inPieces, type Pieces } from '#work/pieces'
import { personEvenIfLocked, type PersonOnRecord } from '#features/residents/index'
import type { DueLine } from '../contract'
import { dueBefore } from '../rules'
import { wasErased, withLedger, type Transaction } from './deeds'
import { keptRowsOf, planFor, recordsOf } from './plan'
import { refuse } from './refuse'
import { settingsOf } from './settings'

const rowsAtOnce = 50
/** Each takes some ten milliseconds, and the ledger beside it a write that is waited for. */
const peopleAtOnce = 2

const retentionOf = (call: HousedReader, kind: string): Retention => {
  const retention = call.house.retentions.find((one) => one.kind === kind)
  if (retention === undefined) throw refuse('not-found', 'no-such-period')
  return retention
}

const monthsOf = (call: HousedReader, { kind }: Retention): number | null =>
  settingsOf(call).retention[kind] ?? null

/** The day before which a kind's period began for whatever is due today. */
const beforeOf = (call: HousedReader, retention: Retention): string =>
  dueBefore(call.today, monthsOf(call, retention) ?? 0)

/** Throws between two pieces what `callNow` does when whoever asked is no longer there. */
async function found<Found>(callNow: () => HousedReader, work: Found | Pieces<Found>): Promise<Found> {
  const pieces = inPieces(work)
  for (let step = pieces.next(); ; step = pieces.next()) {
    if (step.done === true) return step.value
    await nextTurn()
    callNow()
  }
}

/** So many are looked at before the desk's other work has its turn. */
const looksAtOnce = 20

/**
 * People whose time is over: who left long ago, and who is locked though nothing keeps them any more. After ten years there are
 * thousands to look at, and a check-in meanwhile waits for no more than a few.
 */
async function duePeople(
  callNow: () => HousedReader,
  retention: RetentionOfPeople,
): Promise<readonly PersonOnRecord[]> {
  const first = callNow()
  const ids = await found(callNow, retention.people(first, beforeOf(first, retention)))
  const due: PersonOnRecord[] = []
  for (let at = 0; at < ids.length; at += looksAtOnce) {
    const call = callNow()
    for (const id of ids.slice(at, at + looksAtOnce)) {
      const person = personEvenIfLocked(call, id)
      if (person !== null && isDue(call, retention, person)) due.push(person)
    }
    await nextTurn()
  }
  return due
}

function isDue(call: HousedReader, retention: RetentionOfPeople, person: PersonOnRecord): boolean {
  const records = recordsOf(call, person)
  const plan = planFor(call, person, records)
  if (plan.blocked) return false
  if (retention.period !== null) {
    // Whoever came, ate or asked for something since is still served, wherever they live.
    const before = beforeOf(call, retention)
    return !records.some(({ ended }) => ended !== null && ended >= before)
  }
  // Of who was erased already whatever is no longer kept goes; who is only locked goes when nothing is.
  const erasable = plan.lines.some(({ erased }) => erased > 0)
  return wasErased(call, person) ? erasable || !plan.identityStays : !plan.identityStays
}

/** In pieces, each with a call of its own: `callNow` throws where whoever asked is no longer there. */
export async function dueLines(callNow: () => HousedReader): Promise<readonly DueLine[]> {
  const lines: DueLine[] = []
  for (const retention of callNow().house.retentions) {
    const call = callNow()
    const count =
      retention.of === 'people'
        ? (await duePeople(callNow, retention)).length
        : await found(callNow, retention.count(call, beforeOf(call, retention)))
    lines.push({ kind: retention.kind, count, months: monthsOf(call, retention) })
    await nextTurn()
  }
  return lines
}

/**
 * Erases everything of a kind that is due, in pieces of their own transactions. The first says on record what was
 * confirmed and how many; what a crash leaves is proposed again.
 */
export async function confirmRetention(session: Session, kind: string): Promise<number> {
  const { call } = longWork(session, 'privacy.retention.confirm')
  const retention = retentionOf(call, kind)
  const count =
    retention.of === 'people' ? await erasePeople(session, call, retention) : await eraseRows(call, retention)
  const { store } = session.requireOpen()
  // Answers to writes of that time hold the same words.
  forgetOldAnswers(store, session.clock.now())
  cleanAfterErasure(store)
  return count
}

async function eraseRows(call: HousedLong, retention: RetentionOfRows): Promise<number> {
  const before = beforeOf(call, retention)
  const count = await found(() => call, retention.count(call, before))
  call.transaction((writer) => confirmed(writer, retention.kind, before, count))
  for (let after = 0; ;) {
    const rows = retention.due(call, before, after, rowsAtOnce)
    const last = rows.at(-1)
    if (last === undefined) return count
    call.transaction((writer) => {
      for (const row of rows) {
        const [subject, id] =
          row.resident === null
            ? ([retention.subject, row.id] as const)
            : (['resident', row.resident] as const)
        whileErasing(writer, subject, id, () => retention.erase(writer, row))
      }
      askForCleaning(writer)
    })
    after = last.id
    await nextTurn()
  }
}

async function erasePeople(
  session: Session,
  call: HousedLong,
  retention: RetentionOfPeople,
): Promise<number> {
  const people = await duePeople(() => call, retention)
  call.transaction((writer) => confirmed(writer, retention.kind, call.today, people.length))
  for (let at = 0; at < people.length; at += peopleAtOnce) {
    const inTransaction: Transaction = (work) => call.transaction(work)
    withLedger(session, inTransaction, (writer, deeds) => {
      for (const { id } of people.slice(at, at + peopleAtOnce)) {
        // Since they were looked at, somebody may have served them.
        const person = personEvenIfLocked(writer, id)
        if (person === null || !isDue(writer, retention, person)) continue
        deeds.erase(person, keptRowsOf(planFor(writer, person), person))
      }
    })
    await nextTurn()
  }
  return people.length
}

function confirmed(call: HousedWriter, kind: string, before: string, count: number): void {
  call.record({ subject: `retention:${kind}`, change: { before, count } })
}
