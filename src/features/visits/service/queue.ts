/** The line as it stands: who is next, how long it takes, and the number that comes after. */
import { and, count, desc, eq, inArray, isNotNull, max, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { WriteCall } from '../../../desk/rpc/call'
import { readSetting, writeSetting } from '../../../desk/session/settings'
import { queueSettings, type InLineVisit, type QueueSettings } from '../contract'
import { estimatedWait, inOrder, queueNumber, type InLine } from '../rules'
import { visitMoveRows, visits } from '../schema'
import { visitsWhere, type Reader } from './rows'

const settingKey = 'visits.queue'
const atFirst: QueueSettings = { prefix: 'A', slipWidth: 58, turnsAfterSkip: 3, counters: 1 }

export function readSettings(call: Reader): QueueSettings {
  const read = queueSettings.safeParse(readSetting(call, settingKey))
  return read.success ? read.data : atFirst
}

export function saveSettings(call: WriteCall, value: QueueSettings): void {
  writeSetting(call, settingKey, value)
}

/** Calls made today, those taken back not counted: the measure of how long a skipped person has waited. */
export function callsToday(call: Reader): number {
  const undone = alias(visitMoveRows, 'undone')
  const made = call.database
    .select({ count: count() })
    .from(visitMoveRows)
    .where(
      and(
        eq(visitMoveRows.day, call.today),
        eq(visitMoveRows.move, 'call'),
        notExists(
          call.database
            .select({ one: sql`1` })
            .from(undone)
            .where(eq(undone.undoes, visitMoveRows.id)),
        ),
      ),
    )
    .get()
  return made?.count ?? 0
}

/** Who waits today, in the order in which they will be called. */
export function lineToday(call: Reader): readonly InLine[] {
  const waiting = call.database
    .select({ id: visits.id, sequence: visits.sequence, notBefore: visits.notBefore })
    .from(visits)
    .where(and(eq(visits.state, 'waiting'), eq(visits.day, call.today)))
    .all()
  return inOrder(
    waiting.map((row) => ({ ...row, sequence: row.sequence ?? Number.MAX_SAFE_INTEGER })),
    callsToday(call),
  )
}

/** How many are called or being served today: they are before everyone who waits. */
export function atCounterToday(call: Reader): number {
  const found = call.database
    .select({ count: count() })
    .from(visits)
    .where(and(inArray(visits.state, ['called', 'serving']), eq(visits.day, call.today)))
    .get()
  return found?.count ?? 0
}

/** The line with its names and how long each will wait. */
export function lineWithWaits(call: Reader, wait: (ahead: number) => number | null): InLineVisit[] {
  const order = lineToday(call)
  const before = atCounterToday(call)
  const named = new Map(
    visitsWhere(
      call,
      inArray(
        visits.id,
        order.map((person) => person.id),
      ),
      order.length,
    ).map((visit) => [visit.id, visit]),
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
  const recent = call.database
    .select({ servingAt: visits.servingAt, closedAt: visits.closedAt })
    .from(visits)
    .where(and(inArray(visits.state, ['answered', 'became-request']), isNotNull(visits.servingAt)))
    .orderBy(desc(visits.day), desc(visits.id))
    .limit(30)
    .all()
  const times = recent.map((row) => (row.closedAt ?? 0) - (row.servingAt ?? 0))
  return (ahead) => estimatedWait(ahead, times, counters)
}

/** The next number of today. The writer is one and the index unique, so nobody else can have it. */
export function nextNumber(call: WriteCall): { readonly sequence: number; readonly number: string } {
  const last = call.database
    .select({ sequence: max(visits.sequence) })
    .from(visits)
    .where(eq(visits.day, call.today))
    .get()
  const sequence = (last?.sequence ?? 0) + 1
  return { sequence, number: queueNumber(readSettings(call).prefix, sequence) }
}
