/** What has been kept long enough: counted for the manager, and erased once they said so. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { askForCleaning, cleanAfterErasure, whileErasing } from '#desk/personal-data/erase'
import type { Retention } from '#desk/personal-data/keeps'
import type { Reader, Writer } from './calls'
import type { HousedLong } from '#desk/rpc/serve'
import { forgetOldAnswers } from '#desk/session/answered-requests'
import { longWork } from '#desk/session/calls'
import type { Session } from '#desk/session/session'
import { goneBefore, lockedPeople, personEvenIfLocked, type PersonOnRecord } from '#features/residents/index'
import { retentionKinds, type DueLine, type RetentionKind } from '../contract'
import { dueBefore } from '../rules'
import { wasErased, withLedger, type Transaction } from './deeds'
import { keptRowsOf, planFor } from './plan'
import { settingsOf } from './settings'

const rowsAtOnce = 100
const peopleAtOnce = 10

/** More people than leave a community in years. */
const mostPeople = 20_000

const retentionOf = (call: Reader, kind: RetentionKind): Retention | undefined =>
  call.house.keepers.flatMap((keeper) => keeper.retentions ?? []).find((one) => one.kind === kind)

const monthsOf = (call: Reader, kind: RetentionKind): number | null =>
  kind === 'residents.locked' ? null : settingsOf(call).retention[kind]

/** People whose time is over: who left long ago, and who is locked though nothing keeps them any more. */
function duePeople(call: Reader, kind: 'residents.gone' | 'residents.locked'): readonly PersonOnRecord[] {
  const ids =
    kind === 'residents.gone'
      ? goneBefore(call, dueBefore(call.today, monthsOf(call, kind) ?? 0), mostPeople)
      : lockedPeople(call)
  return ids.flatMap((id) => {
    const person = personEvenIfLocked(call, id)
    return person !== null && isDue(call, kind, person) ? [person] : []
  })
}

function isDue(call: Reader, kind: 'residents.gone' | 'residents.locked', person: PersonOnRecord): boolean {
  const plan = planFor(call, person)
  if (plan.blocked) return false
  if (kind === 'residents.gone') return true
  // Of who was erased already whatever is no longer kept goes; who is only locked goes when nothing is.
  const erasable = plan.lines.some(({ erased }) => erased > 0)
  return wasErased(call, person) ? erasable || !plan.identityStays : !plan.identityStays
}

type PeopleKind = 'residents.gone' | 'residents.locked'
const isOfPeople = (kind: RetentionKind): kind is PeopleKind =>
  kind === 'residents.gone' || kind === 'residents.locked'

export const dueLines = (call: Reader): readonly DueLine[] =>
  retentionKinds.map((kind) => {
    const months = monthsOf(call, kind)
    const count = isOfPeople(kind)
      ? duePeople(call, kind).length
      : (retentionOf(call, kind)?.count(call, dueBefore(call.today, months ?? 0)) ?? 0)
    return { kind, count, months }
  })

/**
 * Erases everything of a kind that is due, in pieces of their own transactions. The first says on record what was
 * confirmed and how many; what a crash leaves is proposed again.
 */
export async function confirmRetention(session: Session, kind: RetentionKind): Promise<number> {
  const { call } = longWork(session, 'privacy.retention.confirm')
  const count = isOfPeople(kind) ? await erasePeople(session, call, kind) : await eraseRows(call, kind)
  const { store } = session.requireOpen()
  // Answers to writes of that time hold the same words.
  forgetOldAnswers(store, session.clock.now())
  cleanAfterErasure(store)
  return count
}

async function eraseRows(call: HousedLong, kind: Exclude<RetentionKind, PeopleKind>): Promise<number> {
  const retention = retentionOf(call, kind)
  if (retention === undefined) throw new Error(`nobody keeps ${kind}`)
  const before = dueBefore(call.today, settingsOf(call).retention[kind])
  const count = retention.count(call, before)
  call.transaction((writer) => confirmed(writer, kind, before, count))
  for (let after = 0; ;) {
    const rows = retention.due(call, before, after, rowsAtOnce)
    const last = rows.at(-1)
    if (last === undefined) return count
    call.transaction((writer) => {
      for (const row of rows) {
        const [subject, id] =
          row.resident === null ? (['visit', row.id] as const) : (['resident', row.resident] as const)
        whileErasing(writer, subject, id, () => retention.erase(writer, row))
      }
      askForCleaning(writer)
    })
    after = last.id
    await nextTurn()
  }
}

async function erasePeople(session: Session, call: HousedLong, kind: PeopleKind): Promise<number> {
  const people = duePeople(call, kind)
  call.transaction((writer) => confirmed(writer, kind, call.today, people.length))
  for (let at = 0; at < people.length; at += peopleAtOnce) {
    const inTransaction: Transaction = (work) => call.transaction(work)
    withLedger(session, inTransaction, (writer, deeds) => {
      for (const person of people.slice(at, at + peopleAtOnce)) {
        deeds.erase(person, keptRowsOf(planFor(writer, person), person))
      }
    })
    await nextTurn()
  }
  return people.length
}

function confirmed(call: Writer, kind: RetentionKind, before: string, count: number): void {
  call.record({ subject: `retention:${kind}`, change: { before, count } })
}
