/** The line as it stands: who is next, how long it takes, and the number that comes after. */
import { and, count, desc, eq, inArray, isNotNull, max, sql } from 'drizzle-orm'
import type { Reader, WriteCall } from '#desk/rpc/call'
import { builtRead } from '#vault/store/built'
import { stillHolding } from '#work/course/events'
import { settingRead, writeSetting } from '#desk/session/settings'
import { peopleInSight } from '#features/residents/index'
import { within } from '#work/scope'
import { queueSettings, type InLineVisit, type QueueSettings } from '../contract'
import { estimatedWait, inOrder, queueNumber, type InLine } from '../rules'
import { visitMoveRows, visits } from '../schema'
import { isOpen, visitsById } from './rows'

const settingKey = 'visits.queue'
const atFirst: QueueSettings = { prefix: 'A', slipWidth: 58, turnsAfterSkip: 3, counters: 1 }

export const readSettings = settingRead(settingKey, (value): QueueSettings => {
  const read = queueSettings.safeParse(value)
  return read.success ? read.data : atFirst
})

export function saveSettings(call: WriteCall, value: QueueSettings): void {
  writeSetting(call, settingKey, value)
}

const stillHolds = stillHolding(visitMoveRows.id, visitMoveRows.takesBack)

const callsOfDay = builtRead((database) =>
  database
    .select({ count: count() })
    .from(visitMoveRows)
    .where(and(eq(visitMoveRows.day, sql.placeholder('day')), eq(visitMoveRows.move, 'call'), stillHolds))
    .prepare(),
)

const waitingOfDay = builtRead((database) =>
  database
    .select({ id: visits.id, sequence: visits.sequence, notBefore: visits.notBefore })
    .from(visits)
    .where(
      and(
        isOpen,
        eq(visits.state, 'waiting'),
        eq(visits.day, sql.placeholder('day')),
        within(peopleInSight, visits.residentId),
      ),
    )
    .prepare(),
)

const atCounterOfDay = builtRead((database) =>
  database
    .select({ count: count() })
    .from(visits)
    .where(and(isOpen, inArray(visits.state, ['called', 'serving']), eq(visits.day, sql.placeholder('day'))))
    .prepare(),
)

const lastServices = builtRead((database) =>
  database
    .select({ servingAt: visits.servingAt, closedAt: visits.closedAt })
    .from(visits)
    .where(and(inArray(visits.state, ['answered', 'became-request']), isNotNull(visits.servingAt)))
    .orderBy(desc(visits.day), desc(visits.id))
    .limit(30)
    .prepare(),
)

const lastNumberOfDay = builtRead((database) =>
  database
    .select({ sequence: max(visits.sequence) })
    .from(visits)
    .where(eq(visits.day, sql.placeholder('day')))
    .prepare(),
)

/** Calls made today, those taken back not counted: the measure of how long a skipped person has waited. */
export const callsToday = (call: Reader): number => callsOfDay(call).get({ day: call.today })?.count ?? 0

/** Who waits today, in the order in which they will be called; whoever is not in sight is called by nobody. */
export function lineToday(call: Reader): readonly InLine[] {
  const waiting = waitingOfDay(call).all({ day: call.today })
  return inOrder(
    waiting.map((row) => ({ ...row, sequence: row.sequence ?? Number.MAX_SAFE_INTEGER })),
    callsToday(call),
  )
}

/** How many are called or being served today: they are before everyone who waits. */
export const atCounterToday = (call: Reader): number =>
  atCounterOfDay(call).get({ day: call.today })?.count ?? 0

/** The line with its names and how long each will wait. */
export function lineWithWaits(call: Reader, wait: (ahead: number) => number | null): InLineVisit[] {
  const order = lineToday(call)
  if (order.length === 0) return []
  const before = atCounterToday(call)
  const named = visitsById(
    call,
    order.map(({ id }) => id),
  )
  return order.flatMap((person, index) => {
    const visit = named.get(person.id)
    return visit === undefined
      ? []
      : [{ ...visit, skipped: person.notBefore > 0, wait: wait(before + index) }]
  })
}

/** Estimates the wait behind so many people, from the last services; today's come first among them. */
export function waitEstimate(call: Reader): (ahead: number) => number | null {
  const { counters } = readSettings(call)
  const recent = lastServices(call).all()
  const times = recent.map((row) => (row.closedAt ?? 0) - (row.servingAt ?? 0))
  return (ahead) => estimatedWait(ahead, times, counters)
}

/** The next number of today. The writer is one and the index unique, so nobody else can have it. */
export function nextNumber(call: WriteCall): { readonly sequence: number; readonly number: string } {
  const last = lastNumberOfDay(call).get({ day: call.today })
  const sequence = (last?.sequence ?? 0) + 1
  return { sequence, number: queueNumber(readSettings(call).prefix, sequence) }
}
